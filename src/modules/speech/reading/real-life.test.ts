import { describe, expect, test } from 'vitest'

import { southern } from './numbers.ts'
import { spoken } from './spoken.ts'

const y26 = 'năm hai ngàn không trăm hai mươi sáu'

/** Sentences of commune bulletins, as a southern voice must say them. */
const sentences: readonly (readonly [written: string, said: string])[] = [
  ['Từ 01/9/2026 thu gom rác.', `Từ ngày một tháng chín ${y26} thu gom rác.`],
  ['Họp lúc 7h30, nghỉ 19g30.', 'Họp lúc bảy giờ ba mươi phút, nghỉ mười chín giờ ba mươi phút.'],
  ['Mỗi hộ 1.250.000đ', 'Mỗi hộ một triệu hai trăm năm mươi ngàn đồng'],
  ['Đất 0,5ha', 'Đất không phẩy năm héc ta'],
  ['Nghị định 84/2026/NĐ-CP', `Nghị định số tám mươi tư ${y26} của Chính phủ`],
  [
    'theo NĐ 118/2025/NĐ-CP và QĐ số 15/QĐ-UBND',
    'theo nghị định số một trăm mười tám năm hai ngàn không trăm hai mươi lăm của Chính phủ và quyết định số mười lăm của Ủy ban nhân dân',
  ],
  ['căn cứ NĐ-CP', 'căn cứ nghị định của Chính phủ'],
  ['UBND, HĐND xã và KCN', 'Ủy ban nhân dân, Hội đồng nhân dân xã và khu công nghiệp'],
  ['rộng 12,5 km2', 'rộng mười hai phẩy năm ki lô mét vuông'],
  ['sốt 37,5°C', 'sốt ba mươi bảy phẩy năm độ xê'],
  ['sốt 37.5°C', 'sốt ba mươi bảy phẩy năm độ xê'],
  ['phòng Covid-19', 'phòng cô vít mười chín'],
  ['số điện thoại 0909 123 456', 'số điện thoại không chín không chín, một hai ba, bốn năm sáu'],
  ['hotline 1900 1234', 'hót lai một chín không không, một hai ba bốn'],
  ['ở Q.1, TP.HCM', 'ở quận một, thành phố Hồ Chí Minh'],
  ['Chào mừng 30-4 và 1-5', 'Chào mừng ngày ba mươi tháng tư và ngày một tháng năm'],
  ['mít tinh 20-10', 'mít tinh ngày hai mươi tháng mười'],
  ['lễ 2/9', 'lễ ngày hai tháng chín'],
  ['đường 30/4 và đường 3-2', 'đường ba mươi tháng tư và đường ba tháng hai'],
  ['sửa QL1A, ĐT.825', 'sửa quốc lộ một a, đường tỉnh tám trăm hai mươi lăm'],
  ['đ/c Bí thư, v/v họp; STT 5', 'đồng chí Bí thư, về việc họp; số thứ tự năm'],
  ['Quốc hội khóa XIV, quý III', 'Quốc hội khóa mười bốn, quý ba'],
  ['Đợt I/2026', `Đợt một ${y26}`],
  ['tăng 12,5%, giảm 5 %', 'tăng mười hai phẩy năm phần trăm, giảm năm phần trăm'],
  ['từ 8h-11h', 'từ tám giờ đến mười một giờ'],
  ['trong 5-7 ngày', 'trong năm đến bảy ngày'],
  ['giấy A4', 'giấy a bốn'],
  ['máy bơm 7,5kW', 'máy bơm bảy phẩy năm ki lô oát'],
  ['xuống -2°C', 'xuống âm hai độ xê'],
  ['xuống −2 độ', 'xuống âm hai độ'],
  ['cúm H5N1', 'cúm hát năm nờ một'],
  ['20m3 nước', 'hai mươi mét khối nước'],
  ['trẻ <18 tuổi, người >60 tuổi', 'trẻ dưới mười tám tuổi, người trên sáu mươi tuổi'],
  ['>= 18 tuổi; người 60+', 'từ mười tám tuổi; người sáu mươi trở lên'],
  ['đạt 12/19 tiêu chí', 'đạt mười hai trên mười chín tiêu chí'],
  ['có 3/5 ấp, ngày 3/5', 'có ba trên năm ấp, ngày ba tháng năm'],
  ['cấp độ 4/5', 'cấp độ bốn trên năm'],
  ['đội ta thắng đội bạn 3-0', 'đội ta thắng đội bạn ba không'],
  [
    'bão ở 12,5°N - 110,3°E',
    'bão ở mười hai phẩy năm độ vĩ Bắc, một trăm mười phẩy ba độ kinh Đông',
  ],
  ['ống Ø90', 'ống phi chín mươi'],
  ['xe 62A-123.45', 'xe sáu mươi hai a một hai ba, bốn năm'],
  ['Thứ 2 - thứ 6; T2-T6', 'Thứ hai đến thứ sáu; thứ hai đến thứ sáu'],
  ['thứ 7, CN nghỉ', 'thứ bảy, chủ nhật nghỉ'],
  ['mùng 1-3 Tết', 'mùng một đến mùng ba Tết'],
  ['1,000 m2 và 1,250,000 đồng', 'một ngàn mét vuông và một triệu hai trăm năm mươi ngàn đồng'],
  ['ngày 5/6/26', `ngày năm tháng sáu ${y26}`],
  ['các số 5,6,7', 'các số năm, sáu, bảy'],
  ['trong 05 (năm) ngày', 'trong năm ngày'],
  ['trong 05 (hai) ngày', 'trong năm, hai, ngày'],
  ['cao 1m65, 45m2', 'cao một mét sáu mươi lăm, bốn mươi lăm mét vuông'],
  ['giá 3tr5', 'giá ba phẩy năm triệu đồng'],
  ['NPK 20-20-15', 'nờ pê ca hai mươi, hai mươi, mười lăm'],
  ['lô A5-12', 'lô a năm, mười hai'],
  ['trực 24/24h', 'trực hai mươi tư trên hai mươi tư giờ'],
  ['độ pH < 7', 'độ pê hát dưới bảy'],
  ['GS.TS Lê Văn Tám', 'giáo sư, tiến sĩ Lê Văn Tám'],
  ['Sở NN&MT; BCH TW Đảng', 'Sở nông nghiệp và môi trường; Ban Chấp hành trung ương Đảng'],
  ['BCH PCTT', 'Ban Chỉ huy phòng, chống thiên tai'],
  ['MST 1100123456', 'mã số thuế một một không không, một hai ba, bốn năm sáu'],
]

describe('câu thường gặp trong bản tin của xã', () => {
  test.each(sentences)('%s', (written, said) => expect(spoken(written, [], southern)).toBe(said))

  test('is read the same when its letters and marks come apart (NFD)', () => {
    for (const [written, said] of sentences)
      expect(spoken(written.normalize('NFD'), [], southern)).toBe(said)
  })
})

describe('what is no text', () => {
  test.each([
    ['emoji', '🎉 Chúc mừng 🇻🇳 bà con 👨‍👩‍👧', 'Chúc mừng bà con'],
    ['lone surrogates', 'Xin \uD800chào\uDFFF bà con', 'Xin chào bà con'],
    ['marks of writing from the right', '\u202EXin\u202C \u200Fchào\u2069', 'Xin chào'],
    ['no-width spaces', 'Ủy\u200Bban \uFEFFnhân dân', 'Ủyban nhân dân'],
    ['only numbers', '5 12 2026', 'năm mười hai hai ngàn không trăm hai mươi sáu'],
    ['SSML', '<speak><prosody rate="x-fast">Xin chào</prosody></speak>', 'Xin chào'],
    ['HTML', '<script>alert(1)</script><b>Xin chào</b>', 'alert, một, Xin chào'],
    ['signs of a shell', 'Xin chào; `id` | $(ls) && echo', 'Xin chào; id, ls, và echo'],
  ])('%s', (_what, text, said) => expect(spoken(text, [], southern)).toBe(said))

  test('50,000 letters are ready to be said in a moment', () => {
    const begun = performance.now()
    const said = spoken('Ngày 2/9, UBND xã họp lúc 7h30, thu 1.250.000đ. '.repeat(1_050), [])
    expect(said).not.toMatch(/\d/)
    expect(performance.now() - begun).toBeLessThan(3_000)
  })
})
