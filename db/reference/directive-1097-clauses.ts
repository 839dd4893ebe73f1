import type { Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";

/** One thing that a clause asks for. */
export interface Demand {
  code: string;
  /** In short, for people. */
  words: Names;
  /** The clause's own words that ask for it. */
  quote: string;
  /** Slugs of the bodies that these words charge, where the clause charges others with the rest of it. */
  bodies?: readonly string[];
  /** Where a day is stated: what is due must be there before it begins, local time. */
  dueBefore?: Day;
}

export interface Clause {
  /** As it is cited: `II.1`; `end.1` and `end.2` for the two closing duties, which bear no number. */
  number: string;
  title: Names;
  /** Verbatim, with the errors of the scanned copy: see `corrections`. */
  text: string;
  /** Slugs of the bodies that the clause charges; the first one leads where the clause says so. */
  bodies: readonly string[];
  /** Whether the clause is about preparing congresses; others are tracked as tasks and no more. */
  aboutCongress: boolean;
  demands: readonly Demand[];
}

/** What the scanned copy has, and what must be read instead. */
export const corrections: readonly { clause: string; copy: string; read: string }[] = [
  { clause: "II.1", copy: "tin nhiệm", read: "tín nhiệm" },
  { clause: "II.6", copy: "trước trong và sau đại hội", read: "trước, trong và sau đại hội" },
];

/** Of every task under II: who is asked, in the words that introduce them. */
const everyone: readonly string[] = [
  "co-quan-tham-muu",
  "dang-doan-hdnd",
  "ban-can-su-ubnd",
  "cap-uy-cac-cap",
];

/** All clauses, in their order. */
export const clauses: readonly Clause[] = [
  {
    number: "I",
    title: {
      vi: "Dự thảo lần 1 Báo cáo kiểm điểm Ban Chấp hành, Ban Thường vụ, Thường trực Tỉnh ủy nhiệm kỳ 2015-2020",
      en: "First draft of the review report of the Executive Committee, Standing Board and Standing Members, term 2015-2020",
    },
    text: "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh tham gia góp ý trực tiếp vào văn bản, gửi về Thường trực Tỉnh ủy (qua Văn phòng Tỉnh ủy) trước ngày 08/7/2020. Giao Văn phòng Tỉnh ủy tổng hợp ý kiến tham gia góp ý của các đồng chí Tỉnh ủy viên để bổ sung, tu chỉnh dự thảo Báo cáo kiểm điểm Ban Chấp hành, Ban Thường vụ, Thường trực Tỉnh ủy nhiệm kỳ 2015-2020 theo quy định.",
    bodies: ["ban-chap-hanh", "van-phong"],
    aboutCongress: true,
    demands: [
      {
        code: "comments",
        words: {
          vi: "Ủy viên Ban Chấp hành góp ý trực tiếp vào dự thảo báo cáo kiểm điểm, gửi Thường trực Tỉnh ủy qua Văn phòng Tỉnh ủy trước ngày 08/7/2020",
          en: "Members of the Executive Committee write their comments into the draft review report and send it to the Standing Members through the Office before 8 July 2020",
        },
        quote:
          "tham gia góp ý trực tiếp vào văn bản, gửi về Thường trực Tỉnh ủy (qua Văn phòng Tỉnh ủy) trước ngày 08/7/2020",
        bodies: ["ban-chap-hanh"],
        dueBefore: "2020-07-08",
      },
      {
        code: "consolidation",
        words: {
          vi: "Văn phòng Tỉnh ủy tổng hợp ý kiến góp ý để bổ sung, tu chỉnh dự thảo",
          en: "The Office consolidates the comments to complete the draft",
        },
        quote:
          "Giao Văn phòng Tỉnh ủy tổng hợp ý kiến tham gia góp ý của các đồng chí Tỉnh ủy viên để bổ sung, tu chỉnh dự thảo",
        bodies: ["van-phong"],
      },
    ],
  },
  {
    number: "II.1",
    title: {
      vi: "Chuẩn bị đại hội đảng cấp huyện và Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII",
      en: "Preparing the district congresses and the 17th provincial congress",
    },
    text: "Tập trung đẩy mạnh công tác tuyên truyền và chuẩn bị các điều kiện cần thiết để tổ chức đại hội Đảng cấp huyện và chuẩn bị thật tốt Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII. Lưu ý, sắp xếp thời gian trong chương trình đại hội phải có thời gian chia các tổ để thảo luận, đóng góp ý kiến vào văn kiện đại hội; công tác chuẩn bị nhân sự đại hội phải thực hiện chặt chẽ, dân chủ, tập trung lãnh đạo theo Nghị quyết của cấp ủy cấp trên; báo cáo chính trị, báo cáo kiểm điểm, đặc biệt là chương trình hành động trình đại hội phải cụ thể, sát với tình hình thực tế tại địa phương, đơn vị. Triển khai công tác khảo sát, tin nhiệm giới thiệu nhân sự tham gia Ban Chấp hành Đảng bộ tỉnh khóa XVII, nhiệm kỳ 2020-2025 theo Kế hoạch số 178-KH/TU ngày 30/6/2020 của Ban Thường vụ Tỉnh ủy.",
    bodies: everyone,
    aboutCongress: true,
    demands: [
      {
        code: "preparation",
        words: {
          vi: "Tuyên truyền và chuẩn bị các điều kiện để tổ chức đại hội cấp huyện, chuẩn bị thật tốt Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII",
          en: "Make known and prepare the district congresses, and prepare the 17th provincial congress really well",
        },
        quote:
          "Tập trung đẩy mạnh công tác tuyên truyền và chuẩn bị các điều kiện cần thiết để tổ chức đại hội Đảng cấp huyện và chuẩn bị thật tốt Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII",
      },
      {
        code: "group-discussion",
        words: {
          vi: "Chương trình đại hội phải có thời gian chia các tổ để thảo luận, đóng góp ý kiến vào văn kiện",
          en: "The programme must hold time for discussing the documents in groups",
        },
        quote:
          "sắp xếp thời gian trong chương trình đại hội phải có thời gian chia các tổ để thảo luận, đóng góp ý kiến vào văn kiện đại hội",
      },
      {
        code: "personnel",
        words: {
          vi: "Chuẩn bị nhân sự chặt chẽ, dân chủ, tập trung lãnh đạo theo nghị quyết của cấp ủy cấp trên",
          en: "Prepare personnel strictly and democratically, led by the resolution of the committee above",
        },
        quote:
          "công tác chuẩn bị nhân sự đại hội phải thực hiện chặt chẽ, dân chủ, tập trung lãnh đạo theo Nghị quyết của cấp ủy cấp trên",
      },
      {
        code: "documents",
        words: {
          vi: "Báo cáo chính trị, báo cáo kiểm điểm và nhất là chương trình hành động phải cụ thể, sát thực tế",
          en: "The political report, the review report and above all the action programme must be concrete and true to the place",
        },
        quote:
          "báo cáo chính trị, báo cáo kiểm điểm, đặc biệt là chương trình hành động trình đại hội phải cụ thể, sát với tình hình thực tế tại địa phương, đơn vị",
      },
      {
        code: "survey",
        words: {
          vi: "Khảo sát, tín nhiệm giới thiệu nhân sự theo Kế hoạch số 178-KH/TU ngày 30/6/2020",
          en: "Survey and introduce personnel by trust under Plan 178-KH/TU of 30 June 2020",
        },
        quote:
          "Triển khai công tác khảo sát, tin nhiệm giới thiệu nhân sự tham gia Ban Chấp hành Đảng bộ tỉnh khóa XVII, nhiệm kỳ 2020-2025 theo Kế hoạch số 178-KH/TU ngày 30/6/2020 của Ban Thường vụ Tỉnh ủy",
      },
    ],
  },
  {
    number: "II.2",
    title: {
      vi: "Tăng trưởng kinh tế - xã hội, giải ngân vốn đầu tư công, phòng chống dịch COVID-19",
      en: "Economic growth, public investment, guarding against COVID-19",
    },
    text: "Tiếp tục thúc đẩy tăng trưởng kinh tế - xã hội theo các nhiệm vụ trong kế hoạch năm 2020 đã đề ra; tạo điều kiện cho doanh nghiệp khôi phục hoạt động, phát triển kinh tế. Tập trung lãnh đạo, chỉ đạo công tác giải ngân vốn đầu tư công; đẩy mạnh công tác thu hút đầu tư vào tỉnh. Đề cao cảnh giác, không chủ quan với dịch bệnh COVID-19, tăng cường công tác kiểm tra, phòng chống dịch qua các đường biên, lối mở vào tỉnh.",
    bodies: everyone,
    aboutCongress: false,
    demands: [],
  },
  {
    number: "II.3",
    title: {
      vi: "Lễ hội Cà phê Buôn Ma Thuột lần thứ 8, đầu tư công trung hạn, quy hoạch, cao tốc",
      en: "The 8th Buôn Ma Thuột Coffee Festival, medium-term public investment, planning, the expressway",
    },
    text: "Chuẩn bị phương án tổ chức Lễ hội Cà phê Buôn Ma Thuột lần thứ 8. Xây dựng, bảo vệ kế hoạch đầu tư công trung hạn 2021-2026 với Trung ương theo quy định. Nghiên cứu, xây dựng quy hoạch tỉnh, quy hoạch đô thị, nhất là quy hoạch thành phố Buôn Ma Thuột thành đô thị trung tâm vùng Tây Nguyên, báo cáo Thủ tướng Chính phủ xin ý kiến để mời nhà thầu thiết kế tư vấn có chất lượng đảm bảo xây dựng thành đô thị trung tâm vùng Tây Nguyên. Hoàn thiện hồ sơ, thủ tục để sớm triển khai thực hiện xây dựng cao tốc Buôn Ma Thuột - Nha Trang.",
    bodies: everyone,
    aboutCongress: false,
    demands: [],
  },
  {
    number: "II.4",
    title: {
      vi: "Y tế, giáo dục, văn hóa, lao động, an sinh xã hội",
      en: "Health, education, culture, labour, social security",
    },
    text: "Tiếp tục tập trung thực hiện nhiệm vụ các lĩnh vực y tế, giáo dục, văn hóa, lao động, an sinh xã hội, phấn đấu đạt kết quả cao nhất các chỉ tiêu theo Nghị quyết năm 2020 đã đề ra. Giao Ban cán sự đảng UBND tỉnh tham mưu Ban Thường vụ Tỉnh ủy dự thảo Chỉ thị chỉ đạo việc triển khai thực hiện chương trình sách giáo khoa mới.",
    bodies: ["ban-can-su-ubnd", "ban-thuong-vu"],
    aboutCongress: false,
    demands: [],
  },
  {
    number: "II.5",
    title: {
      vi: "Quốc phòng, an ninh; đơn, thư liên quan đến đại hội đảng",
      en: "Defence and security; petitions and letters about Party congresses",
    },
    text: "Tập trung chỉ đạo công tác đảm bảo quốc phòng, an ninh trên địa bàn tỉnh, không để xảy ra “điểm nóng”, nhất là trong việc giải quyết các vụ việc liên quan đến tranh chấp đất đai. Nắm chắc tình hình liên quan đến Đại hội Đảng các cấp, giải quyết đơn, thư theo đúng quy định, nếu các cơ quan, đơn vị nhận được đơn thư không thuộc thẩm quyền giải quyết của cơ quan, đơn vị mình thì đề nghị gửi lại cho Ban Chỉ đạo giải quyết đơn, thư liên quan đến đại hội đảng của tỉnh để xem xét, giải quyết, không phát tán, trao đổi tránh các sự lôi kéo, kích động, bôi nhọ, nói xấu... gây mất đoàn kết nội bộ.",
    bodies: [...everyone, "ban-chi-dao-don-thu"],
    aboutCongress: true,
    demands: [
      {
        code: "situation",
        words: {
          vi: "Nắm chắc tình hình liên quan đến đại hội đảng các cấp; giải quyết đơn, thư theo đúng quy định",
          en: "Know the situation around the congresses at all levels; handle petitions and letters by the rules",
        },
        quote:
          "Nắm chắc tình hình liên quan đến Đại hội Đảng các cấp, giải quyết đơn, thư theo đúng quy định",
      },
      {
        code: "petitions",
        words: {
          vi: "Đơn, thư không thuộc thẩm quyền thì gửi lại Ban Chỉ đạo giải quyết đơn, thư liên quan đến đại hội đảng của tỉnh; không phát tán, trao đổi",
          en: "Petitions outside one’s competence go to the province’s Steering Board and are not passed around",
        },
        quote:
          "nếu các cơ quan, đơn vị nhận được đơn thư không thuộc thẩm quyền giải quyết của cơ quan, đơn vị mình thì đề nghị gửi lại cho Ban Chỉ đạo giải quyết đơn, thư liên quan đến đại hội đảng của tỉnh để xem xét, giải quyết, không phát tán, trao đổi",
      },
    ],
  },
  {
    number: "II.6",
    title: {
      vi: "Xây dựng đảng, tổ chức bộ máy, đào tạo cán bộ sau đại hội",
      en: "Party building, organisation, training of cadres after the congresses",
    },
    text: "Tăng cường công tác xây dựng đảng, xây dựng hệ thống chính trị; tập trung công tác phát triển đảng viên, sắp xếp tổ chức bộ máy, đặc biệt là sắp xếp cán bộ trước trong và sau đại hội. Trường Chính trị lưu ý xây dựng chương trình đào tạo, bồi dưỡng theo chức danh sau đại hội đảng các cấp, nhất là đối với chức danh bí thư, chủ tịch xã, cán bộ chủ chốt cấp huyện để đáp ứng yêu cầu công tác trong thời gian tới. Quan tâm công tác đào tạo, bồi dưỡng nghiệp vụ, lý luận chính trị cho đội ngũ cán bộ, công chức, viên chức theo quy định.",
    bodies: [...everyone, "truong-chinh-tri"],
    aboutCongress: true,
    demands: [
      {
        code: "staffing",
        words: {
          vi: "Sắp xếp tổ chức bộ máy, đặc biệt là sắp xếp cán bộ trước, trong và sau đại hội",
          en: "Arrange the organisation, above all the cadres before, during and after the congress",
        },
        quote: "sắp xếp tổ chức bộ máy, đặc biệt là sắp xếp cán bộ trước trong và sau đại hội",
        bodies: everyone,
      },
      {
        code: "training",
        words: {
          vi: "Trường Chính trị xây dựng chương trình đào tạo, bồi dưỡng theo chức danh sau đại hội",
          en: "The Political School prepares training by office for after the congresses",
        },
        quote:
          "Trường Chính trị lưu ý xây dựng chương trình đào tạo, bồi dưỡng theo chức danh sau đại hội đảng các cấp",
        bodies: ["truong-chinh-tri"],
      },
    ],
  },
  {
    number: "end.1",
    title: {
      vi: "Hoàn chỉnh báo cáo trình Thường trực Tỉnh ủy ký ban hành",
      en: "Completing the report for the Standing Members to sign",
    },
    text: "Giao Văn phòng Tỉnh ủy phối hợp với các đơn vị liên quan tiếp thu các ý kiến góp ý để bổ sung, hoàn chỉnh báo cáo trình Thường trực Tỉnh ủy ký ban hành.",
    bodies: ["van-phong"],
    aboutCongress: false,
    demands: [],
  },
  {
    number: "end.2",
    title: { vi: "Phổ biến và thực hiện Kết luận", en: "Making known and carrying out the Conclusion" },
    text: "Căn cứ Kết luận này, các đảng đoàn, ban cán sự đảng, các cơ quan tham mưu, giúp việc Tỉnh ủy, các sở, ban, ngành của tỉnh, các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc biết, thực hiện.",
    bodies: ["dang-doan-hdnd", "ban-can-su-ubnd", "co-quan-tham-muu", "so-ban-nganh", "cap-uy-truc-thuoc"],
    aboutCongress: true,
    demands: [],
  },
];
