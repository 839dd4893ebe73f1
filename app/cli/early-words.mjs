import { operatorLanguage } from "../platform/operator-language.mjs";

/** What is said before TypeScript is loaded. */
export const earlyWording = {
  vi: {
    "old-node": "Congress Planner cần Node 20.19 trở lên; bản đang dùng là {{found}}.",
    "packages-missing": "Các gói của chương trình chưa được cài: hãy chạy `npm ci` trong thư mục {{folder}}.",
    "language-unknown": "--language phải là vi hoặc en, không phải “{{typed}}”.",
    building: "Đang biên dịch ứng dụng web (khoảng một phút, chỉ khi mã nguồn thay đổi) ...",
    "not-built": "Không biên dịch được ứng dụng web: hãy chạy `npm ci` rồi thử lại.",
    "folder-kept":
      "Không thay được thư mục {{folder}} ({{code}}): thư mục này phải thuộc về tài khoản đang chạy chương trình.",
  },
  en: {
    "old-node": "Congress Planner needs Node 20.19 or newer; this is {{found}}.",
    "packages-missing":
      "The packages of the program are not installed: run `npm ci` in the folder {{folder}}.",
    "language-unknown": "--language must be vi or en, not “{{typed}}”.",
    building: "Building the web application (about a minute, only when the sources changed) ...",
    "not-built": "The web application could not be built: run `npm ci` and try again.",
    "folder-kept": "The folder {{folder}} cannot be replaced ({{code}}): it must belong to this user.",
  },
};

/**
 * A line in the operator's language.
 * @param {keyof typeof earlyWording.vi} key
 * @param {Record<string, string>} [values]
 */
export function earlyLine(key, values = {}) {
  const { language } = operatorLanguage(process.argv.slice(2), process.env);
  const words = earlyWording[language][key].replace(/{{(\w+)}}/g, (_, name) => values[name]);
  return `${words}\n`;
}
