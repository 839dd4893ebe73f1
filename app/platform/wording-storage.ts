/** What is wrong with the database or the store of files, for the operator. */
export const storageWording = {
  vi: {
    damaged:
      "Cơ sở dữ liệu bị hỏng ({{code}}): dừng chương trình, giữ lại một bản sao của tệp, rồi khôi phục bản sao lưu gần nhất (`planner restore FILE --replace`).",
    "sqlite-unusable":
      "Không mở hoặc không ghi được tệp cơ sở dữ liệu {{file}} ({{code}}): kiểm tra quyền và dung lượng trống của thư mục, hoặc đặt lại {{name}}.",
    "postgres-no-writes":
      "PostgreSQL không nhận ghi ({{code}}): kiểm tra ổ đĩa của máy đó và xem {{name}} có trỏ tới máy chủ chính không.",
    "postgres-busy":
      "PostgreSQL không kịp trả lời hoặc hết kết nối ({{code}}): xem tải, các khóa, max_connections và statement_timeout.",
    "postgres-unusable":
      "PostgreSQL không đọc hoặc không ghi được dữ liệu đã lưu ({{code}}): xem nhật ký và ổ đĩa của PostgreSQL; nếu dữ liệu hỏng thì khôi phục bản sao lưu gần nhất.",
    "postgres-forbidden":
      "PostgreSQL không cho tài khoản này làm việc đó ({{code}}): tài khoản trong {{name}} phải sở hữu cơ sở dữ liệu và các bảng.",
    "postgres-unreachable":
      "Không kết nối được PostgreSQL theo {{name}} ({{code}}): kiểm tra PostgreSQL có đang chạy không và tài khoản, mật khẩu, tên có đúng không.",
    "database-newer":
      "Cơ sở dữ liệu do phiên bản mới hơn ghi ({{migrations}}). Hãy cài phiên bản đó hoặc khôi phục một bản sao lưu.",
    "check-files": "{{what}} Kiểm tra FILES_URL và nơi lưu tệp.",
    reason: {
      ENOENT: "không có tệp hoặc thư mục này (ENOENT)",
      EACCES: "không đủ quyền (EACCES)",
      EPERM: "không đủ quyền (EPERM)",
      EISDIR: "đây là thư mục (EISDIR)",
      ENOTDIR: "đường dẫn đi qua một tệp không phải thư mục (ENOTDIR)",
      ENOSPC: "đầy đĩa (ENOSPC)",
      EROFS: "ổ đĩa chỉ cho đọc (EROFS)",
    },
    files: {
      "scanner-unreachable": "Không hỏi được chương trình quét vi-rút ({{why}}).",
      "scanner-refused": "Chương trình quét vi-rút từ chối một tệp: xem StreamMaxLength của nó.",
      "folder-not-made": "Không tạo được thư mục {{folder}}.",
      "folder-unreadable": "Không đọc được thư mục {{folder}}: {{why}}.",
      unreachable: "Không kết nối được nơi lưu tệp {{endpoint}} ({{why}}).",
      answered: "Nơi lưu tệp trả lời {{status}}.",
    },
    "sqlite-missing": `Không nạp được SQLite trên máy này ({{machine}}). Hãy chạy lại \`npm ci\`. Nếu vẫn không được: cài công cụ biên dịch
như dưới đây rồi chạy \`npm ci\` lần nữa, hoặc dùng PostgreSQL (đặt DATABASE_URL=postgres://…).

  Debian, Ubuntu   apt-get install -y python3 make g++
  RHEL, Fedora     dnf install -y python3 make gcc-c++
  Alpine           apk add python3 make g++
  Windows          winget install Python.Python.3.12, và "Desktop development with C++" của Visual Studio Build Tools

Đã biên dịch sẵn cho Linux (x64, arm64; glibc từ 2.34, hoặc musl), macOS từ 12 (x64, arm64) và Windows (x64, arm64).
Cách biên dịch: docs/operating.md.

{{why}}`,
  },
  en: {
    damaged:
      "The database is damaged ({{code}}): stop the program, keep a copy of the file, and restore the last backup (`planner restore FILE --replace`).",
    "sqlite-unusable":
      "The database file {{file}} cannot be opened or written ({{code}}): check the folder's permissions and free space, or set {{name}}.",
    "postgres-no-writes":
      "PostgreSQL takes no writes ({{code}}): check its disk and whether {{name}} names the primary server.",
    "postgres-busy":
      "PostgreSQL has no time or no connection left ({{code}}): look at its load, its locks, max_connections and statement_timeout.",
    "postgres-unusable":
      "PostgreSQL cannot read or write what it stores ({{code}}): look at its log and its disk, and restore the last backup where data is damaged.",
    "postgres-forbidden":
      "PostgreSQL does not let this user do that ({{code}}): the user of {{name}} must own the database and its tables.",
    "postgres-unreachable":
      "PostgreSQL cannot be reached by {{name}} ({{code}}): check that it runs and that user, password and name are right.",
    "database-newer":
      "The database was written by a newer version ({{migrations}}). Install that version or restore a backup.",
    "check-files": "{{what}} Check FILES_URL and its store.",
    reason: {
      ENOENT: "there is no such file or folder (ENOENT)",
      EACCES: "permission is lacking (EACCES)",
      EPERM: "permission is lacking (EPERM)",
      EISDIR: "it is a folder (EISDIR)",
      ENOTDIR: "the path leads through a file that is no folder (ENOTDIR)",
      ENOSPC: "the disk is full (ENOSPC)",
      EROFS: "the disk takes no writes (EROFS)",
    },
    files: {
      "scanner-unreachable": "The virus scanner cannot be asked ({{why}}).",
      "scanner-refused": "The virus scanner has refused a file: see its StreamMaxLength.",
      "folder-not-made": "The folder {{folder}} cannot be made.",
      "folder-unreadable": "The folder {{folder}} cannot be read: {{why}}.",
      unreachable: "The file store {{endpoint}} cannot be reached ({{why}}).",
      answered: "The file store answered {{status}}.",
    },
    "sqlite-missing": `SQLite cannot be loaded on this machine ({{machine}}). Run \`npm ci\` again. If that does not help: install a compiler
as below and run \`npm ci\` once more, or use PostgreSQL (set DATABASE_URL=postgres://…).

  Debian, Ubuntu   apt-get install -y python3 make g++
  RHEL, Fedora     dnf install -y python3 make gcc-c++
  Alpine           apk add python3 make g++
  Windows          winget install Python.Python.3.12, and "Desktop development with C++" of Visual Studio Build Tools

It comes compiled for Linux (x64, arm64; glibc 2.34 or newer, or musl), macOS 12 or newer (x64, arm64) and Windows (x64,
arm64). More about compiling it: docs/operating.md.

{{why}}`,
  },
};
