import { describe, expect, test } from 'vitest'

import { abbreviations } from './abbreviation-table.ts'
import { isSyllable } from './letters.ts'
import { numberWords, southern, writtenNumber } from './numbers.ts'
import { romanNumber } from './romans.ts'
import { spoken } from './spoken.ts'

const says = (pairs: readonly (readonly [written: string, said: string])[]) =>
  test.each(pairs)('%s', (written, said) => expect(spoken(written, [])).toBe(said))

describe('numbers', () => {
  test.each([
    ['0', 'không'],
    ['5', 'năm'],
    ['10', 'mười'],
    ['11', 'mười một'],
    ['14', 'mười bốn'],
    ['15', 'mười lăm'],
    ['20', 'hai mươi'],
    ['21', 'hai mươi mốt'],
    ['24', 'hai mươi tư'],
    ['55', 'năm mươi lăm'],
    ['100', 'một trăm'],
    ['101', 'một trăm linh một'],
    ['105', 'một trăm linh năm'],
    ['110', 'một trăm mười'],
    ['115', 'một trăm mười lăm'],
    ['121', 'một trăm hai mươi mốt'],
    ['1000', 'một nghìn'],
    ['1001', 'một nghìn không trăm linh một'],
    ['1975', 'một nghìn chín trăm bảy mươi lăm'],
    ['2025', 'hai nghìn không trăm hai mươi lăm'],
    ['10000', 'mười nghìn'],
    ['1000000', 'một triệu'],
    ['1005000', 'một triệu không trăm linh năm nghìn'],
    ['1250000', 'một triệu hai trăm năm mươi nghìn'],
    ['1000000000', 'một tỷ'],
    ['2000000005', 'hai tỷ không trăm linh năm'],
    ['1500000000000', 'một nghìn năm trăm tỷ'],
    ['05', 'năm'],
  ])('%s', (digits, said) => expect(numberWords(digits)).toBe(said))

  test('in the south one says ngàn and lẻ', () => {
    expect(numberWords('2005', southern)).toBe('hai ngàn không trăm lẻ năm')
    expect(spoken('500k và 101 hộ', [], southern)).toBe('năm trăm ngàn đồng và một trăm lẻ một hộ')
  })

  test.each([
    ['1.250.000', 'một triệu hai trăm năm mươi nghìn'],
    ['3,5', 'ba phẩy năm'],
    ['3,25', 'ba phẩy hai mươi lăm'],
    ['0,05', 'không phẩy không năm'],
    ['1.250,125', 'một nghìn hai trăm năm mươi phẩy một hai năm'],
    ['007', 'không không bảy'],
  ])('%s as it is written', (text, said) => expect(writtenNumber(text)).toBe(said))

  says([
    ['1.5 lần', 'một chấm năm lần'],
    ['5-7 người', 'năm đến bảy người'],
    ['25.000 – 30.000 người', 'hai mươi lăm nghìn đến ba mươi nghìn người'],
    ['5 000 000 đồng', 'năm triệu đồng'],
    ['Tỷ số 2-1', 'Tỷ số hai một'],
    ['1/2 diện tích, 3/4 số hộ', 'một phần hai diện tích, ba phần tư số hộ'],
    ['trực 24/24, 24/7', 'trực hai mươi tư trên hai mươi tư, hai mươi tư trên bảy'],
    ['½ số hộ', 'một phần hai số hộ'],
    ['lớp 6A, nhà A1', 'lớp sáu a, nhà a một'],
  ])
})

describe('dates', () => {
  const day = 'ngày hai mươi hai tháng mười một năm hai nghìn không trăm hai mươi sáu'
  says([
    ['Ngày 22/11/2026', day.replace('n', 'N')],
    ['22/11/2026', day],
    ['ngày 22-11-2026', day],
    ['ngày 22.11.2026', day],
    ['2026-11-22', day],
    ['sáng 22-11', 'sáng ngày hai mươi hai tháng mười một'],
    ['chủ nhật 22/11', 'chủ nhật ngày hai mươi hai tháng mười một'],
    ['ngày 1/5', 'ngày một tháng năm'],
    ['lễ 30/4 và 1/5', 'lễ ngày ba mươi tháng tư và ngày một tháng năm'],
    ['ngày 4/4', 'ngày bốn tháng tư'],
    ['tháng 11/2026', 'tháng mười một năm hai nghìn không trăm hai mươi sáu'],
    ['quý IV/2026', 'quý tư năm hai nghìn không trăm hai mươi sáu'],
    ['từ ngày 22-25/11', 'từ ngày hai mươi hai đến hai mươi lăm tháng mười một'],
    ['thứ 2, thứ 4, thứ 7', 'thứ hai, thứ tư, thứ bảy'],
    ['giai đoạn 2025-2030', `giai đoạn ${numberWords('2025')} đến ${numberWords('2030')}`],
    ['năm học 2026–2027', `năm học ${numberWords('2026')}, ${numberWords('2027')}`],
    ['nhà số 22/11', 'nhà số hai mươi hai trên mười một'],
    ['hẻm 5/3', 'hẻm năm trên ba'],
    [
      '(22/12/1944 - 22/12/2024)',
      `ngày hai mươi hai tháng mười hai năm ${numberWords('1944')} đến ngày hai mươi hai tháng mười hai năm ${numberWords('2024')},`,
    ],
    ['45/13 người', 'bốn mươi lăm trên mười ba người'],
  ])
})

describe('times of day', () => {
  says([
    ['7h30', 'bảy giờ ba mươi phút'],
    ['07:30', 'bảy giờ ba mươi phút'],
    ['7 giờ 30', 'bảy giờ ba mươi phút'],
    ['7 giờ 30 phút', 'bảy giờ ba mươi phút'],
    ['7g30', 'bảy giờ ba mươi phút'],
    ['19h00', 'mười chín giờ'],
    ['lúc 5h', 'lúc năm giờ'],
    ['7h-11h30', 'bảy giờ đến mười một giờ ba mươi phút'],
    ['13:30 – 17:00', 'mười ba giờ ba mươi phút đến mười bảy giờ'],
    ['7-9h', 'bảy đến chín giờ'],
    ['30 phút', 'ba mươi phút'],
    ['lúc 6h: mực nước', 'lúc sáu giờ: mực nước'],
    ['mạng 5G', 'mạng năm gờ'],
  ])
})

describe('money and measures', () => {
  says([
    ['1.250.000 đồng', 'một triệu hai trăm năm mươi nghìn đồng'],
    ['1.250.000đ', 'một triệu hai trăm năm mươi nghìn đồng'],
    ['100.000 VNĐ', 'một trăm nghìn đồng'],
    ['1,2 tỷ đồng', 'một phẩy hai tỷ đồng'],
    ['500k', 'năm trăm nghìn đồng'],
    ['5tr', 'năm triệu đồng'],
    ['$20', 'hai mươi đô la Mỹ'],
    ['2.500đ/kg', 'hai nghìn năm trăm đồng một ki lô gam'],
    ['15 triệu đồng/người/năm', 'mười lăm triệu đồng một người một năm'],
    ['5.000 đồng - 10.000 đồng', 'năm nghìn đồng đến mười nghìn đồng'],
    ['3,5 ha', 'ba phẩy năm héc ta'],
    ['120 m² và 45m2', 'một trăm hai mươi mét vuông và bốn mươi lăm mét vuông'],
    ['30 m3', 'ba mươi mét khối'],
    ['30-50 mm', 'ba mươi đến năm mươi mi li mét'],
    ['mưa 50 mm/24h', 'mưa năm mươi mi li mét trên hai mươi tư giờ'],
    ['-5°C', 'âm năm độ xê'],
    ['37,5 °C', 'ba mươi bảy phẩy năm độ xê'],
    ['30oC', 'ba mươi độ xê'],
    ['từ 24-30 oC', 'từ hai mươi tư đến ba mươi độ xê'],
    ['20°C - 25°C', 'hai mươi độ xê đến hai mươi lăm độ xê'],
    ['12%', 'mười hai phần trăm'],
    ['2,5-3%', 'hai phẩy năm đến ba phần trăm'],
    ['4‰', 'bốn phần nghìn'],
    ['60 km/h', 'sáu mươi ki lô mét trên giờ'],
    ['10kg', 'mười ki lô gam'],
    ['5 tấn/ha', 'năm tấn một héc ta'],
    ['5m x 3,5m', 'năm mét nhân ba phẩy năm mét'],
    ['giống OM18, IR50404', 'giống om mười tám, i rờ năm không bốn không bốn'],
  ])
})

describe('numbers of phones and cards', () => {
  says([
    ['gọi 0912 345 678', 'gọi không chín một hai, ba bốn năm, sáu bảy tám'],
    ['gọi 0912.345.678.', 'gọi không chín một hai, ba bốn năm, sáu bảy tám.'],
    ['0912345678', 'không chín một hai, ba bốn năm, sáu bảy tám'],
    ['(0272) 3 888 999', 'không hai bảy hai, ba, tám tám tám, chín chín chín'],
    ['02723888999', 'không hai bảy hai, ba tám tám tám, chín chín chín'],
    ['+84 912 345 678', 'cộng tám bốn, chín một hai, ba bốn năm, sáu bảy tám'],
    ['tổng đài 1900 1234', 'tổng đài một chín không không, một hai ba bốn'],
    ['19001006', 'một chín không không, một không không sáu'],
    ['gọi 113', 'gọi một một ba'],
    ['113 hộ', 'một trăm mười ba hộ'],
    [
      'CCCD 080199001234',
      'căn cước công dân không tám không, một chín chín, không không một, hai ba bốn',
    ],
  ])
})

describe('official documents', () => {
  const year = 'năm hai nghìn không trăm hai mươi lăm'
  says([
    ['Nghị định số 118/2025/NĐ-CP', `Nghị định số một trăm mười tám ${year} của Chính phủ`],
    ['theo 118/2025/NĐ-CP', `theo nghị định số một trăm mười tám ${year} của Chính phủ`],
    ['Thông tư 03/2025/TT-BTP', `Thông tư số ba ${year} của Bộ Tư pháp`],
    ['Quyết định số 45/QĐ-UBND', 'Quyết định số bốn mươi lăm của Ủy ban nhân dân'],
    ['Quyết định 19/2025/QĐ-TTg', `Quyết định số mười chín ${year} của Thủ tướng Chính phủ`],
    ['số 12/KH-UBND', 'số mười hai, kế hoạch của Ủy ban nhân dân'],
    ['Luật số 72/2025/QH15', `Luật số bảy mươi hai ${year} của Quốc hội khóa mười lăm`],
    ['Công văn số 123/UBND-VX', 'Công văn số một trăm hai mươi ba của Ủy ban nhân dân, vê ích'],
    [
      'NĐ-CP, QĐ-UBND, TT-BTP',
      'nghị định của Chính phủ, quyết định của Ủy ban nhân dân, thông tư của Bộ Tư pháp',
    ],
    ['Điều 7a, khoản 2', 'Điều bảy a, khoản hai'],
    ['Nghị quyết số 57-NQ/TW', 'Nghị quyết số năm mươi bảy của Trung ương'],
    [
      'Quyết định số 1719/QĐ-TTg ngày 14/10/2021 của Thủ tướng Chính phủ',
      'Quyết định số một nghìn bảy trăm mười chín ngày mười bốn tháng mười năm hai nghìn không trăm hai mươi mốt của Thủ tướng Chính phủ',
    ],
    ['V/v cúp điện', 'về việc cúp điện'],
  ])
})

describe('Roman numerals', () => {
  test.each([
    ['I', 1],
    ['IV', 4],
    ['XIV', 14],
    ['XXI', 21],
    ['XL', 40],
    ['IIX', undefined],
    ['', undefined],
  ])('%s', (text, number) => expect(romanNumber(text)).toBe(number))

  says([
    ['thế kỷ XXI', 'thế kỷ hai mươi mốt'],
    ['khóa XIV', 'khóa mười bốn'],
    ['quý IV', 'quý tư'],
    ['lần thứ I', 'lần thứ nhất'],
    ['I. Mở đầu', 'một. Mở đầu'],
    ['ông Nguyễn Văn V', 'ông Nguyễn Văn vê'],
  ])
})

describe('abbreviations', () => {
  test('none of them is a syllable that a headline may hold', () => {
    expect(Object.keys(abbreviations).filter(isSyllable)).toEqual([])
  })

  says([
    ['UBND, HĐND, MTTQ xã', 'Ủy ban nhân dân, Hội đồng nhân dân, Mặt trận Tổ quốc xã'],
    ['trường THCS', 'trường trung học cơ sở'],
    ['thẻ BHYT, CCCD', 'thẻ bảo hiểm y tế, căn cước công dân'],
    ['TP. Tân An, Q. 1, P.3', 'thành phố Tân An, quận một, phường ba'],
    ['TP.HCM, TPHCM', 'thành phố Hồ Chí Minh, thành phố Hồ Chí Minh'],
    ['ứng dụng VNeID', 'ứng dụng vê nờ e i đê'],
    ['quốc lộ: QL1A, ĐT.833', 'quốc lộ: quốc lộ một a, đường tỉnh tám trăm ba mươi ba'],
    ['phát triển KT-XH', 'phát triển kinh tế, xã hội'],
    ['kinh tế - xã hội', 'kinh tế, xã hội'],
    ['Covid-19', 'cô vít mười chín'],
    ['ngô, khoai, v.v.', 'ngô, khoai, vân vân'],
    ['ông/bà và/hoặc con', 'ông, bà và hoặc con'],
    ['THÔNG BÁO CỦA UBND XÃ', 'thông báo của Ủy ban nhân dân xã'],
    ['công ty XYZ', 'công ty ích i dài dét'],
    ['bão KALMAEGI', 'bão kalmaegi'],
    ['đường ĐT.833, Km 5+200', 'đường tỉnh tám trăm ba mươi ba, ki lô mét năm cộng hai trăm'],
    ['T7, CN; KP.3; T. Tây Ninh', 'thứ bảy và chủ nhật; khu phố ba; tỉnh Tây Ninh'],
    ['ông Lê Văn B (SN 1980)', `ông Lê Văn bê, sinh năm ${numberWords('1980')},`],
    ['nhóm Zalo, Facebook', 'nhóm da lô, phây búc'],
  ])
})

describe('addresses of the net', () => {
  says([
    ['https://dichvucong.gov.vn/', 'dịch vụ công chấm gốp chấm vê nờ'],
    ['vào dichvucong.gov.vn.', 'vào dịch vụ công chấm gốp chấm vê nờ.'],
    [
      'xem www.tantru.gov.vn/tin-tuc?x=1&y=2',
      'xem tantru chấm gốp chấm vê nờ gạch chéo tin gạch ngang tuc',
    ],
    ['ubnd@tantru.gov.vn', 'u bê nờ dê a còng tantru chấm gốp chấm vê nờ'],
  ])
})

describe('lists and pauses', () => {
  says([
    ['- Một\n- Hai\n1. Tên\na) Bà con', 'Một\nHai\nmột, Tên\na, Bà con'],
    ['• Lúa\n• Khoai', 'Lúa\nKhoai'],
    ['Xin chào (bà con)!', 'Xin chào, bà con!'],
    ['Chờ… xong!!!', 'Chờ. xong!'],
    ['“Nông thôn mới”', 'Nông thôn mới'],
  ])
})

describe('the commune’s own words', () => {
  const own = [
    { written: 'K’Bang', said: 'cờ bang' },
    { written: 'Ea', said: 'ê a' },
    { written: 'Ea Súp', said: 'ê a súp' },
    { written: 'NTM', said: 'nông thôn mới nâng cao' },
    { written: 'C++ (x*', said: 'xê cộng cộng' },
  ]

  test('are said as the commune says, whatever the capitals, the longer first, whole words only', () => {
    expect(spoken('Xã EA SÚP, suối ea, đường Eaton, k’bang', own)).toBe(
      'Xã ê a súp, suối ê a, đường Eaton, cờ bang',
    )
  })

  test('go before ours', () => {
    expect(spoken('xã NTM', own)).toBe('xã nông thôn mới nâng cao')
  })
})
