/** What is wrong with the configuration, for the operator. */
export const configurationWording = {
  vi: {
    "must-be": "{{name}} phải là {{expected}}.",
    expected: {
      PORT: "số nguyên từ 0 đến 65535",
      BASE_URL: "địa chỉ như https://planner.example.vn",
      FILES_URL: "một thư mục (/var/lib/planner/files) hoặc s3+https://ACCESS_KEY:SECRET_KEY@host/bucket",
      CLAMD_URL: "địa chỉ của ClamAV như tcp://127.0.0.1:3310 hoặc unix:/run/clamav/clamd.ctl",
      SESSION_SECRET: "chuỗi ít nhất 32 ký tự",
      SURVEY_KEY: "32 byte dạng base64 (openssl rand -base64 32)",
      SMTP_URL: "địa chỉ như smtp://user:password@mail.example.vn:587",
      TRUSTED_PROXIES: "các địa chỉ hoặc mạng cách nhau bằng dấu phẩy, như loopback,172.17.0.0/16",
      METRICS_TOKEN: "chuỗi từ 16 đến 200 ký tự, không dấu cách, không dấu tiếng Việt (openssl rand -hex 32)",
      OIDC_ISSUER: "địa chỉ như https://sso.example.vn/realms/office",
      OIDC_NAME: "chuỗi tối đa 60 ký tự",
      LOG_LEVEL: "một trong các từ trace, debug, info, warn, error, silent",
      FEED_CACHE_MB: "số nguyên từ 1 đến 65536 (MB)",
      SESSION_IDLE_MINUTES: "số nguyên từ 15 đến 10080 (phút)",
      SESSION_HOURS: "số nguyên từ 1 đến 168 (giờ)",
      PAGE_CACHE_MB: "số nguyên từ 0 đến 65536 (MB)",
      SECOND_FACTOR_DAYS: "số nguyên từ 0 đến 36500 (ngày)",
    },
    "database-address":
      "{{name}} phải bắt đầu bằng file: (tệp SQLite, như file:db/planner.sqlite) hoặc postgres://.",
    "client-id-missing":
      "Đã đặt OIDC_ISSUER thì phải đặt OIDC_CLIENT_ID: tên của chương trình này ở dịch vụ đăng nhập.",
    "secret-missing": "Dùng PostgreSQL (DATABASE_URL) thì phải đặt {{name}}: {{expected}}.",
    "keys-gone":
      "Cơ sở dữ liệu {{database}} vẫn còn, nhưng thiếu tệp khóa đã dùng với nó: {{file}}. Hãy đặt tệp này lại chỗ cũ (dùng bản chép của FILE.keys đi kèm bản sao lưu cũng được), hoặc đặt SESSION_SECRET và SURVEY_KEY. Khóa tạo mới sẽ không mở được họ tên trong kế hoạch khảo sát và xác thực hai bước.",
    "keys-file":
      "Không đọc hoặc không ghi được tệp khóa {{file}}: {{why}}. Hãy khôi phục tệp này, cho phép ghi vào thư mục của nó, hoặc đặt SESSION_SECRET và SURVEY_KEY.",
    "keys-file-hollow":
      "Tệp khóa {{file}} không chứa khóa. Hãy khôi phục tệp này, hoặc đặt SESSION_SECRET và SURVEY_KEY.",
  },
  en: {
    "must-be": "{{name}} must be {{expected}}.",
    expected: {
      PORT: "a whole number from 0 to 65535",
      BASE_URL: "an address such as https://planner.example.vn",
      FILES_URL: "a folder (/var/lib/planner/files) or s3+https://ACCESS_KEY:SECRET_KEY@host/bucket",
      CLAMD_URL: "the address of a ClamAV daemon such as tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl",
      SESSION_SECRET: "at least 32 characters",
      SURVEY_KEY: "32 bytes in base64 (openssl rand -base64 32)",
      SMTP_URL: "an address such as smtp://user:password@mail.example.vn:587",
      TRUSTED_PROXIES: "addresses or networks with commas between them, such as loopback,172.17.0.0/16",
      METRICS_TOKEN: "16 to 200 characters without spaces and accents (openssl rand -hex 32)",
      OIDC_ISSUER: "an address such as https://sso.example.vn/realms/office",
      OIDC_NAME: "at most 60 characters",
      LOG_LEVEL: "one of trace, debug, info, warn, error, silent",
      FEED_CACHE_MB: "a whole number of megabytes from 1 to 65536",
      SESSION_IDLE_MINUTES: "a whole number of minutes from 15 to 10080",
      SESSION_HOURS: "a whole number of hours from 1 to 168",
      PAGE_CACHE_MB: "a whole number of megabytes from 0 to 65536",
      SECOND_FACTOR_DAYS: "a whole number of days from 0 to 36500",
    },
    "database-address":
      "{{name}} must begin with file: (a SQLite file, such as file:db/planner.sqlite) or postgres://.",
    "client-id-missing":
      "OIDC_CLIENT_ID must be set when OIDC_ISSUER is: the name of this program at the service.",
    "secret-missing": "{{name}} must be set when DATABASE_URL is PostgreSQL: {{expected}}.",
    "keys-gone":
      "The database {{database}} is there, but the keys with which it was written are not: {{file}} is missing. Put it back (a copy of FILE.keys of a backup will do), or set SESSION_SECRET and SURVEY_KEY. Made anew they would open neither the names in survey plans nor second factors.",
    "keys-file":
      "The secrets file {{file}} cannot be read or written: {{why}}. Restore it, make its folder writable, or set SESSION_SECRET and SURVEY_KEY.",
    "keys-file-hollow":
      "The secrets file {{file}} holds no secrets. Restore it, or set SESSION_SECRET and SURVEY_KEY.",
  },
};
