import { figures } from './figures.ts'
import { changed, type Change, type Rule } from './rule.ts'

/** Streets that are named after a day. */
const dayStreets =
  '30[/-]4|3[/-]2|2[/-]9|19[/-]8|1[/-]5|26[/-]3|27[/-]7|22[/-]12|19[/-]5|7[/-]5|8[/-]3'
/** Of which so many out of so many are counted. */
const counted =
  'ấp|thôn|khu phố|hộ|xã|tiêu chí|chỉ tiêu|đại biểu|thành viên|ý kiến|phiếu|điểm|người|đồng chí|nội dung|học sinh|trường|tổ|công trình|nhiệm vụ|hồ sơ'

/** Goals: "thắng đội bạn 3-0". */
const scores: readonly Change[] = [
  [
    /((?<!\p{L})(?:thắng|thua|hòa|dẫn|gỡ)[^.;\n\d]{0,40})(\d{1,2})\s?[-–]\s?(\d{1,2})(?!\d)/giu,
    '$1$2 $3',
  ],
]

/** Days: what is a day by what stands around it, and what only looks like one. */
const days: readonly Change[] = [
  [
    new RegExp(`(?<=(?:^|[^\\p{L}])đường )(${dayStreets})(?![\\d/-])`, 'giu'),
    (d) => d.replace(/[/-]/, ' tháng '),
  ],
  // "30-4": nobody counts down; but two goals to one are no day.
  [
    /(?<![\d.,/\p{L}-])(?<!(?:tỷ số|tỉ số|thắng|thua|hòa|dẫn|gỡ)[^.;\n]{0,40})(\d{1,2})-(\d{1,2})(?![\d/\p{L}°%-]|[.,]\d|\s?(?:%|°|mm|cm|m|km|kg|ha)(?!\p{L}))/giu,
    (whole, from, to) =>
      Number(from) <= 31 && Number(to) <= 12 && Number(from) > Number(to) && Number(to) > 0
        ? `${from}/${to}`
        : whole,
  ],
  [
    /(?<![\d/.,\p{L}-])(\d{1,2})\/(\d{1,2})\/(\d{2})(?![\d\p{L}/])/gu,
    (whole, d, m, y) =>
      Number(d) <= 31 && Number(m) <= 12 ? `${d}/${m}/${Number(y) < 50 ? 20 : 19}${y}` : whole,
  ],
  [/(?<=mừng )(\d{1,2})-(\d{1,2})(?![\d/-])/giu, '$1/$2'],
  [
    /(?<!\p{L})(mùng|mồng) (\d{1,2})\s?[-–]\s?(?:(?:mùng|mồng) )?(\d{1,2})(?![\d/.-])/giu,
    '$1 $2 đến $1 $3',
  ],
  [/(?<!\p{L})(thứ) ([2-7])\s?[-–]\s?(?:thứ )?([2-7])(?![\d/])/giu, '$1 $2 đến thứ $3'],
  [/(?<![\p{L}\d])T([2-7])\s?[-–]\s?T?([2-7])(?![\d/])/gu, 'thứ $1 đến thứ $2'],
  [/(?<=(?:thứ|T)\s?(?:[2-7]|bảy|sáu)) ?[-–] ?CN(?!\p{L})/gu, ' đến chủ nhật'],
  [/(?<=thứ (?:[2-7]|bảy|sáu)(?:,| và| hoặc| &) )CN(?!\p{L})/gu, 'chủ nhật'],
  [/(?<!\p{L})T(?=[2-7] đến chủ nhật)/gu, 'thứ '],
  [
    /(?<!\p{L})(đợt|kỳ|học kỳ|lần|phiên)\s+([IVX]{1,4}|\d{1,2})\s?\/\s?(\d{4})(?!\d)/giu,
    '$1 $2 năm $3',
  ],
]

/** Parts of a whole, and degrees of a scale. */
const parts: readonly Change[] = [
  [
    /(?<=(?:cấp|cấp độ|mức|mức độ|thang điểm|xếp hạng|vòng|tập|bài|trang|phần) )(\d{1,2})\/(\d{1,2})(?![\d/])/giu,
    '$1 trên $2',
  ],
  [
    new RegExp(
      `(?<![\\d/.,\\p{L}-])(?<!(?:ngày|mùng|hôm|sáng|chiều|tối) )(\\d{1,3})/(\\d{1,3})(?= (?:tổng )?(?:số )?(?:${counted})(?!\\p{L}))`,
      'giu',
    ),
    (whole, some, all) =>
      Number(all) > 4 && Number(some) <= Number(all) ? `${some} trên ${all}` : whole,
  ],
  [/(?<![\d/])24\/24\s?h(?!\p{L})/giu, '24/24 giờ'],
]

/** What a reader knows by what stands around it, written so that nobody can mistake it. */
export const plainer: Rule = (text) =>
  [...scores, ...days, ...parts, ...figures].reduce(changed, text)
