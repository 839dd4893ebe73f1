/** What the doctor finds, by codes that programs may rely on: `planner doctor --json` gives them. */
export const doctorWording = {
  vi: {
    good: {
      built: "Ứng dụng web đã được biên dịch.",
      address: "Mọi người truy cập tại {{address}}.",
      "keys-environment": "Các khóa lấy từ biến môi trường.",
      "keys-private": "Các khóa nằm trong {{file}}; chỉ chủ của tệp đọc được.",
      "space-free": "Còn trống {{gigabytes, number(maximumFractionDigits: 1)}} GB ở {{folder}}.",
      "schema-current": "Cấu trúc cơ sở dữ liệu đúng với phiên bản chương trình.",
      "sqlite-whole": "Tệp cơ sở dữ liệu nguyên vẹn.",
      "references-whole": "Mọi dòng dữ liệu được dòng khác trỏ tới đều có.",
      "postgres-version": "PostgreSQL {{version}} trả lời.",
      "encoding-any": "Cơ sở dữ liệu lưu được tiếng Việt và mọi loại chữ.",
      "database-writable": "Ghi được vào cơ sở dữ liệu.",
      "audit-whole": "Nhật ký liền mạch, không dòng nào bị sửa hay xóa.",
      "agendas-agree": "Bảng tính sẵn “ai ở đâu, lúc nào” khớp với các chương trình.",
      "standings-agree": "Số liệu chuẩn bị tính sẵn khớp với các danh mục.",
      "listings-agree": "Danh sách đại hội tính sẵn khớp với các đại hội.",
      "clock-right": "Đồng hồ của máy không chạy chậm.",
      "survey-key-opens": "SURVEY_KEY mở được mọi kế hoạch khảo sát ({{count}}).",
      "session-secret-opens": "SESSION_SECRET mở được mọi khóa xác thực hai bước ({{count}}).",
      "files-whole": "Mọi tệp tải lên ({{count}}) đều có và nguyên vẹn.",
      administrators: "Có {{count}} người quản trị được hệ thống.",
      "second-factors-set": "Ai giữ quyền cần xác thực hai bước đều đã thiết lập.",
      "jobs-run": "Các việc định kỳ vẫn chạy, lần gần nhất không có lỗi.",
      "backup-recent": "Bản sao lưu gần nhất: {{at, instant}}.",
    },
    wrong: {
      "not-built": {
        text: "Ứng dụng web chưa được biên dịch.",
        remedy: "Lần chạy `npm start` tới sẽ biên dịch.",
      },
      "no-encryption": {
        text: "Mọi người truy cập tại {{address}}, không mã hóa: mật khẩu có thể bị nghe lén trên mạng.",
        remedy: "Đặt một reverse proxy có TLS ở phía trước và đặt BASE_URL=https://… (docs/operating.md).",
      },
      "keys-readable": {
        text: "Người dùng khác của máy này đọc được các khóa trong {{file}}.",
        remedy: "Chạy `chmod 600 {{file}}`.",
      },
      "space-short": {
        text: "Chỉ còn trống {{gigabytes, number(maximumFractionDigits: 1)}} GB ở {{folder}}.",
        remedy: "Dọn bớt: khi đầy đĩa thì không lưu được gì nữa.",
      },
      "database-missing": {
        text: "Không có cơ sở dữ liệu {{file}}.",
        remedy:
          "Đặt DATABASE_URL giống như khi chạy chương trình; lần `npm start` đầu tiên hoặc `planner restore FILE` sẽ tạo ra.",
      },
      "database-empty": {
        text: "Cơ sở dữ liệu còn trống.",
        remedy: "Chạy `npm start`, hoặc `planner restore FILE`.",
      },
      "database-newer": {
        text: "Phiên bản chương trình này cũ hơn cơ sở dữ liệu.",
        remedy: "{{why}}",
      },
      "database-unusable": { text: "Không dùng được cơ sở dữ liệu.", remedy: "{{why}}" },
      "schema-older": {
        text: "Cấu trúc cơ sở dữ liệu cũ hơn chương trình, còn thiếu: {{migrations}}.",
        remedy: "Chạy `planner migrate`.",
      },
      "sqlite-damaged": {
        text: "Tệp cơ sở dữ liệu bị hỏng: {{what}}.",
        remedy:
          "Dừng chương trình, giữ lại một bản sao của tệp, rồi khôi phục bản sao lưu gần nhất (`planner restore FILE --replace`).",
      },
      "references-broken": {
        text: "{{count}} dòng dữ liệu trỏ tới dòng không có ({{tables}}).",
        remedy: "Có người đã sửa cơ sở dữ liệu bằng cách khác: so sánh với một bản sao lưu.",
      },
      "postgres-old": {
        text: "PostgreSQL {{version}} cũ hơn {{oldest}}.",
        remedy: "Chuyển sang phiên bản còn được bảo trì.",
      },
      "encoding-narrow": {
        text: "Bảng mã của cơ sở dữ liệu là {{encoding}}: không lưu được tiếng Việt.",
        remedy: "Tạo cơ sở dữ liệu với `ENCODING 'UTF8'` rồi chuyển sang bằng `planner move --to`.",
      },
      "audit-broken": {
        text: "Nhật ký bị đứt ở dòng {{row}}: có dòng bị sửa hoặc bị xóa.",
        remedy: "Tìm xem ai ghi được vào cơ sở dữ liệu; so sánh nhật ký với nhật ký trong một bản sao lưu.",
      },
      "agendas-differ": {
        text: "Bảng tính sẵn “ai ở đâu, lúc nào” không khớp với chương trình của {{count}} đại hội.",
        remedy: "Chạy `planner projection rebuild`.",
      },
      "standings-differ": {
        text: "Số liệu chuẩn bị tính sẵn không khớp với danh mục của {{count}} đại hội.",
        remedy: "Chạy `planner projection rebuild`.",
      },
      "listings-differ": {
        text: "Danh sách đại hội tính sẵn không khớp với dữ liệu của {{count}} đại hội.",
        remedy: "Chạy `planner projection rebuild`.",
      },
      "clock-behind": {
        text: "Đồng hồ của máy chậm {{count}} phút so với dòng mới nhất của nhật ký.",
        remedy: "Chỉnh lại giờ của máy và bật đồng bộ giờ (NTP).",
      },
      "survey-key-wrong": {
        text: "SURVEY_KEY không phải khóa đã dùng để mã hóa các kế hoạch khảo sát.",
        remedy: "Đặt lại khóa đã dùng trước đây: khóa có trong FILE.keys của bản sao lưu.",
      },
      "survey-key-partial": {
        text: "SURVEY_KEY không mở được {{count}} trong {{total}} kế hoạch khảo sát: chúng đã bị sửa trong cơ sở dữ liệu, hoặc mã hóa bằng khóa khác.",
        remedy:
          "So sánh với một bản sao lưu: chạy `planner restore FILE` vào một cơ sở dữ liệu trống bên cạnh.",
      },
      "session-secret-wrong": {
        text: "SESSION_SECRET không phải khóa đã dùng để mã hóa xác thực hai bước.",
        remedy: "Đặt lại khóa đã dùng trước đây: khóa có trong FILE.keys của bản sao lưu.",
      },
      "session-secret-partial": {
        text: "SESSION_SECRET không mở được {{count}} trong {{total}} khóa xác thực hai bước: chúng đã bị sửa trong cơ sở dữ liệu, hoặc mã hóa bằng khóa khác.",
        remedy:
          "So sánh với một bản sao lưu: chạy `planner restore FILE` vào một cơ sở dữ liệu trống bên cạnh.",
      },
      "files-unreadable": {
        text: "Không kiểm tra được các tệp tải lên. {{why}}",
        remedy: "Kiểm tra FILES_URL và nơi lưu tệp.",
      },
      "files-damaged": {
        text: "Trong {{total}} tệp tải lên có {{missing}} tệp bị mất, {{changed}} tệp bị thay đổi ({{examples}}).",
        remedy:
          "Lấy lại từ một bản sao lưu (`planner restore` trên một máy khác) và đặt vào FILES_URL/evidence.",
      },
      "files-unwritable": {
        text: "Không ghi được tệp vào {{folder}}.",
        remedy: "Cho tài khoản chạy chương trình sở hữu thư mục này, hoặc đặt FILES_URL.",
      },
      "nobody-administers": {
        text: "Không ai quản trị được hệ thống.",
        remedy:
          "Chạy `planner user add EMAIL --name NAME --role administrator`, hoặc `planner user reset EMAIL`.",
      },
      "second-factors-missing": {
        text: "{{count}} người quản trị hoặc cán bộ nhân sự chưa thiết lập xác thực hai bước.",
        remedy:
          "Họ tự thiết lập ở Tài khoản → Xác thực hai bước; hết SECOND_FACTOR_DAYS ngày thì quyền của họ tạm ngừng.",
      },
      "job-failed": {
        text: "Việc định kỳ {{job}} bị lỗi ở lần chạy gần nhất: {{why}}",
        remedy: "Chương trình sẽ tự thử lại; nếu vẫn lỗi, xem nhật ký (log) của chương trình về việc này.",
      },
      "job-silent": {
        text: "Việc định kỳ {{job}} đã {{count}} giờ không chạy.",
        remedy: "Khởi động chương trình (`npm start`).",
      },
      "backup-never": {
        text: "Chưa lần nào sao lưu bằng `planner backup`.",
        remedy: "Cho `planner backup FILE` chạy hằng đêm và chép FILE sang máy khác (docs/operating.md).",
      },
      "backup-old": {
        text: "Bản sao lưu gần nhất đã cũ: {{at, instant}}.",
        remedy: "Cho `planner backup FILE` chạy hằng đêm và chép FILE sang máy khác (docs/operating.md).",
      },
    },
    well: "Không có gì hỏng.",
    ill: "Có chỗ hỏng: xem các dòng ■ ở trên.",
  },
  en: {
    good: {
      built: "The web application is built.",
      address: "People reach it at {{address}}.",
      "keys-environment": "The keys come from the environment.",
      "keys-private": "The keys are in {{file}}; only its owner can read them.",
      "space-free": "{{gigabytes, number(maximumFractionDigits: 1)}} GB are free in {{folder}}.",
      "schema-current": "The schema is up to date.",
      "sqlite-whole": "The database file is whole.",
      "references-whole": "Every row that another one names is there.",
      "postgres-version": "PostgreSQL {{version}} answers.",
      "encoding-any": "The database holds any text.",
      "database-writable": "The database can be written.",
      "audit-whole": "The audit trail is unbroken.",
      "agendas-agree": "Who is where when agrees with the agendas.",
      "standings-agree": "What is counted ahead of preparations agrees with the checklists.",
      "listings-agree": "How congresses are listed agrees with the congresses.",
      "clock-right": "The clock does not run behind.",
      "survey-key-opens": "SURVEY_KEY opens every survey plan ({{count}}).",
      "session-secret-opens": "SESSION_SECRET opens every second factor ({{count}}).",
      "files-whole": "Every uploaded file ({{count}}) is there and unchanged.",
      administrators_one: "{{count}} person can administer the workspace.",
      administrators_other: "{{count}} people can administer the workspace.",
      "second-factors-set": "Everybody whose role asks for a second factor has one.",
      "jobs-run": "The jobs run, and went well the last time.",
      "backup-recent": "The last backup was made on {{at, instant}}.",
    },
    wrong: {
      "not-built": {
        text: "The web application is not built yet.",
        remedy: "It is built at the next `npm start`.",
      },
      "no-encryption": {
        text: "People reach it at {{address}}, without encryption: passwords can be overheard on the network.",
        remedy: "Put a reverse proxy with TLS in front of it and set BASE_URL=https://… (docs/operating.md).",
      },
      "keys-readable": {
        text: "Other users of this machine can read the keys in {{file}}.",
        remedy: "Run `chmod 600 {{file}}`.",
      },
      "space-short": {
        text: "Only {{gigabytes, number(maximumFractionDigits: 1)}} GB are free in {{folder}}.",
        remedy: "Make room: when the disk is full nothing more can be saved.",
      },
      "database-missing": {
        text: "There is no database {{file}}.",
        remedy:
          "Set DATABASE_URL as the program has it; the first `npm start` makes one, or `planner restore FILE`.",
      },
      "database-empty": {
        text: "The database is empty.",
        remedy: "Run `npm start`, or `planner restore FILE`.",
      },
      "database-newer": {
        text: "This version of the program is older than the database.",
        remedy: "{{why}}",
      },
      "database-unusable": { text: "The database cannot be used.", remedy: "{{why}}" },
      "schema-older": {
        text: "The schema is older than the program, it lacks: {{migrations}}.",
        remedy: "Run `planner migrate`.",
      },
      "sqlite-damaged": {
        text: "The database file is damaged: {{what}}.",
        remedy:
          "Stop the program, keep a copy of the file, and restore the last backup (`planner restore FILE --replace`).",
      },
      "references-broken": {
        text_one: "{{count}} row names another that is not there ({{tables}}).",
        text_other: "{{count}} rows name others that are not there ({{tables}}).",
        remedy: "Somebody changed the database by other means: compare with a backup.",
      },
      "postgres-old": {
        text: "PostgreSQL {{version}} is older than {{oldest}}.",
        remedy: "Move to a version that is still maintained.",
      },
      "encoding-narrow": {
        text: "The database's encoding is {{encoding}}: Vietnamese text cannot be stored.",
        remedy: "Make a database with `ENCODING 'UTF8'` and move into it with `planner move --to`.",
      },
      "audit-broken": {
        text: "The audit trail is broken at row {{row}}: a row was changed or removed.",
        remedy: "Find out who can write to the database; compare the trail with that of a backup.",
      },
      "agendas-differ": {
        text_one: "Who is where when does not agree with the agenda of {{count}} congress.",
        text_other: "Who is where when does not agree with the agendas of {{count}} congresses.",
        remedy: "Run `planner projection rebuild`.",
      },
      "standings-differ": {
        text_one:
          "What is counted ahead of preparations does not agree with the checklist of {{count}} congress.",
        text_other:
          "What is counted ahead of preparations does not agree with the checklists of {{count}} congresses.",
        remedy: "Run `planner projection rebuild`.",
      },
      "listings-differ": {
        text_one: "How {{count}} congress is listed does not agree with what is stored of it.",
        text_other: "How {{count}} congresses are listed does not agree with what is stored of them.",
        remedy: "Run `planner projection rebuild`.",
      },
      "clock-behind": {
        text_one: "The clock is {{count}} minute behind the newest row of the audit trail.",
        text_other: "The clock is {{count}} minutes behind the newest row of the audit trail.",
        remedy: "Set the machine's clock and let it be kept right by a time server.",
      },
      "survey-key-wrong": {
        text: "SURVEY_KEY is not the one with which the survey plans were encrypted.",
        remedy: "Set it to the one that was used before: it is in FILE.keys of a backup.",
      },
      "survey-key-partial": {
        text: "SURVEY_KEY does not open {{count}} of {{total}} survey plans: they were changed in the database, or encrypted with another key.",
        remedy: "Compare them with a backup: `planner restore FILE` into an empty database beside this one.",
      },
      "session-secret-wrong": {
        text: "SESSION_SECRET is not the one with which the second factors were encrypted.",
        remedy: "Set it to the one that was used before: it is in FILE.keys of a backup.",
      },
      "session-secret-partial": {
        text: "SESSION_SECRET does not open {{count}} of {{total}} second factors: they were changed in the database, or encrypted with another key.",
        remedy: "Compare them with a backup: `planner restore FILE` into an empty database beside this one.",
      },
      "files-unreadable": {
        text: "The uploaded files cannot be examined. {{why}}",
        remedy: "Check FILES_URL and its store.",
      },
      "files-damaged": {
        text: "Of {{total}} uploaded files {{missing}} are missing and {{changed}} are changed ({{examples}}).",
        remedy:
          "Take them out of a backup (`planner restore` on another installation) and put them under FILES_URL/evidence.",
      },
      "files-unwritable": {
        text: "Files cannot be written into {{folder}}.",
        remedy: "Give the folder to the user as whom the program runs, or set FILES_URL.",
      },
      "nobody-administers": {
        text: "Nobody can administer the workspace.",
        remedy:
          "Run `planner user add EMAIL --name NAME --role administrator`, or `planner user reset EMAIL`.",
      },
      "second-factors-missing": {
        text_one: "{{count}} administrator or personnel officer has no second factor yet.",
        text_other: "{{count}} administrators or personnel officers have no second factor yet.",
        remedy:
          "They set it up under Account → Two-step sign-in; their roles rest when SECOND_FACTOR_DAYS are over.",
      },
      "job-failed": {
        text: "The job {{job}} failed at its last run: {{why}}",
        remedy: "It is tried again by itself; if it stays, look into the log of the program for this job.",
      },
      "job-silent": {
        text_one: "The job {{job}} has not run for {{count}} hour.",
        text_other: "The job {{job}} has not run for {{count}} hours.",
        remedy: "Start the program (`npm start`).",
      },
      "backup-never": {
        text: "There was never a backup by `planner backup`.",
        remedy:
          "Let `planner backup FILE` run every night and take FILE to another machine (docs/operating.md).",
      },
      "backup-old": {
        text: "The last backup is old: {{at, instant}}.",
        remedy:
          "Let `planner backup FILE` run every night and take FILE to another machine (docs/operating.md).",
      },
    },
    well: "Nothing is at fault.",
    ill: "Something is at fault: see ■ above.",
  },
};
