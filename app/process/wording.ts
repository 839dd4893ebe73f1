/** What `npm start` says. */
export const startWording = {
  vi: {
    address: "Congress Planner: {{address}}",
    "first-administrator":
      "Người quản trị đầu tiên mở liên kết này để đăng nhập (dùng một lần, trong 24 giờ):\n  {{link}}",
    "port-taken":
      "Cổng {{port}} trên {{host}} đã có chương trình khác dùng: dừng chương trình đó hoặc đặt PORT.",
    "cannot-listen": "Không mở được {{host}}:{{port}} ({{code}}): đặt lại HOST và PORT.",
  },
  en: {
    address: "Congress Planner: {{address}}",
    "first-administrator": "First administrator, one-time sign-in (valid for 24 hours):\n  {{link}}",
    "port-taken": "Port {{port}} on {{host}} is taken: stop the other program or set PORT.",
    "cannot-listen": "Cannot listen on {{host}}:{{port}} ({{code}}): set HOST and PORT.",
  },
};
