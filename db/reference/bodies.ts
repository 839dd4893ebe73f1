import type { FactSource } from "~/congress/facts";
import type { Names } from "~/platform/vietnamese";
import { conclusion1097 } from "./documents";

export interface ReferenceBody {
  slug: string;
  /** The committee around which it stands. */
  committee: string;
  names: Names;
  source: FactSource;
}

const body = (slug: string, vi: string, en: string, clause: string, quote: string): ReferenceBody => ({
  slug,
  committee: "dak-lak",
  names: { vi, en },
  source: { kind: "stated", document: conclusion1097, clause, quote },
});

/** The bodies that the Conclusion names, each with the words that name it. */
export const bodies: readonly ReferenceBody[] = [
  body(
    "ban-chap-hanh",
    "Ban Chấp hành Đảng bộ tỉnh",
    "Executive Committee of the provincial Party organisation",
    "I",
    "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh tham gia góp ý trực tiếp vào văn bản",
  ),
  body(
    "ban-thuong-vu",
    "Ban Thường vụ Tỉnh ủy",
    "Standing Board of the provincial Party Committee",
    "II.1",
    "Kế hoạch số 178-KH/TU ngày 30/6/2020 của Ban Thường vụ Tỉnh ủy",
  ),
  body(
    "thuong-truc",
    "Thường trực Tỉnh ủy",
    "Standing Members of the provincial Party Committee",
    "I",
    "gửi về Thường trực Tỉnh ủy (qua Văn phòng Tỉnh ủy)",
  ),
  body(
    "van-phong",
    "Văn phòng Tỉnh ủy",
    "Office of the provincial Party Committee",
    "I",
    "Giao Văn phòng Tỉnh ủy tổng hợp ý kiến tham gia góp ý của các đồng chí Tỉnh ủy viên",
  ),
  body(
    "co-quan-tham-muu",
    "Các cơ quan tham mưu, giúp việc của Tỉnh ủy",
    "Advisory and assisting bodies of the provincial Party Committee",
    "II",
    "đề nghị các cơ quan tham mưu, giúp việc của Tỉnh ủy",
  ),
  body(
    "dang-doan-hdnd",
    "Đảng đoàn HĐND tỉnh",
    "Party group of the provincial People's Council",
    "II",
    "Đảng đoàn HĐND tỉnh",
  ),
  body(
    "ban-can-su-ubnd",
    "Ban cán sự đảng UBND tỉnh",
    "Party committee of the provincial People's Committee",
    "II.4",
    "Giao Ban cán sự đảng UBND tỉnh tham mưu Ban Thường vụ Tỉnh ủy",
  ),
  body(
    "ban-chi-dao-don-thu",
    "Ban Chỉ đạo giải quyết đơn, thư liên quan đến đại hội đảng của tỉnh",
    "Steering Board for petitions and letters about the province's Party congresses",
    "II.5",
    "gửi lại cho Ban Chỉ đạo giải quyết đơn, thư liên quan đến đại hội đảng của tỉnh",
  ),
  body(
    "truong-chinh-tri",
    "Trường Chính trị",
    "Political School",
    "II.6",
    "Trường Chính trị lưu ý xây dựng chương trình đào tạo, bồi dưỡng theo chức danh sau đại hội đảng các cấp",
  ),
  body(
    "cap-uy-cac-cap",
    "Các cấp ủy đảng, chính quyền, các ban, ngành, đoàn thể, cơ quan, đơn vị trong tỉnh",
    "Party committees, authorities, departments, mass organisations and units of the province",
    "II",
    "các cấp ủy đảng, chính quyền, các ban, ngành, đoàn thể, cơ quan, đơn vị trong tỉnh",
  ),
  body(
    "cap-uy-truc-thuoc",
    "Các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc",
    "District, town, city and directly affiliated Party committees",
    "end.2",
    "các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc biết, thực hiện",
  ),
  body(
    "so-ban-nganh",
    "Các sở, ban, ngành của tỉnh",
    "Departments and agencies of the province",
    "end.2",
    "các sở, ban, ngành của tỉnh",
  ),
];
