/** Signing in, people and their roles. */
export const accountsWording = {
  vi: {
    "sign-in": {
      title: "Đăng nhập",
      email: "Thư điện tử",
      password: "Mật khẩu",
      submit: "Đăng nhập",
      wrong: "Thư điện tử hoặc mật khẩu không đúng. Hãy kiểm tra rồi thử lại.",
      "too-many": "Quá nhiều lần thử. Hãy chờ {{minutes}} phút rồi thử lại.",
      forgotten: "Quên mật khẩu? Hãy nhờ người quản trị tạo liên kết đặt lại mật khẩu.",
    },
  },
  en: {
    "sign-in": {
      title: "Sign in",
      email: "E-mail",
      password: "Password",
      submit: "Sign in",
      wrong: "The e-mail or the password is wrong. Check and try again.",
      "too-many": "Too many attempts. Wait {{minutes}} minutes and try again.",
      forgotten: "Forgot the password? Ask an administrator for a reset link.",
    },
  },
};
