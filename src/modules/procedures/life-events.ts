import type { LifeEvent } from './search/search-index.ts'

const occasion = (
  slug: string,
  [title, titleEn]: [vi: string, en: string],
  phrases: string,
  codes: string,
  tile = true,
): LifeEvent => ({
  slug,
  title,
  titleEn,
  tile,
  phrases: phrases.split(',').map((phrase) => phrase.trim()),
  codes: codes.split(' '),
})

/**
 * The occasions a commune starts with; its administrator may change them and add others. The titles and codes follow the
 * catalogue; the plain words beside them are everyday speech, gathered by us and from what visitors typed in trials, not
 * from a published list.
 */
export const lifeEvents: readonly LifeEvent[] = [
  occasion(
    'sinh-con',
    ['Sinh con', 'Having a baby'],
    'đẻ con, em bé, mới sinh, trẻ sơ sinh, giấy chứng sinh, khai sinh, giấy khai sinh, làm giấy khai sinh, bảo hiểm y tế cho trẻ em',
    '1.001193 2.001023 2.000986 1.000689 1.004772 1.004884 2.000528 1.003583',
  ),
  occasion(
    'ket-hon',
    ['Cưới, kết hôn', 'Getting married'],
    'cưới, cưới vợ, cưới chồng, lấy vợ, lấy chồng, đám cưới, kết hôn',
    '1.000894 1.004873 2.000806 1.000593 1.004746',
  ),
  occasion(
    'nguoi-than-mat',
    ['Người thân mất', 'A death in the family'],
    'qua đời, chết, người chết, có người mất, đám ma, đám tang, mai táng, tang lễ, báo tử, khai tử, thừa kế, di sản',
    '1.000656 1.013274 2.001406 2.001016 1.003197 1.005461 1.000419',
  ),
  occasion(
    'mat-giay-to',
    ['Mất, hỏng giấy tờ', 'Lost or damaged papers'],
    'mất giấy tờ, mất giấy, hỏng giấy tờ, rách giấy tờ, làm lại giấy tờ, mất giấy khai sinh, xin lại giấy tờ',
    '2.000635 1.004884 1.014064 2.000908 1.004746 1.005461 2.000575 1.013228',
  ),
  occasion(
    'sao-y-chung-thuc',
    ['Sao y, chứng thực', 'Certified copies and signatures'],
    'sao y, sao y bản chính, công chứng, công chứng giấy tờ, photo công chứng, bản sao công chứng, chứng thực, ủy quyền, giấy ủy quyền',
    '2.000815 2.000884 2.000908 2.001035 2.000992 2.001008 2.000942',
  ),
  occasion(
    'mo-quan',
    ['Mở quán, buôn bán', 'Opening a shop'],
    'mở quán, mở quán ăn, mở cửa hàng, mở tiệm, mở tạp hóa, buôn bán, bán hàng, kinh doanh, hộ kinh doanh, giấy phép kinh doanh, đăng ký kinh doanh, làm ăn',
    '1.001612 2.000720 1.001570 1.001266 2.000575 1.014034 2.001827',
  ),
  occasion(
    'xay-nha',
    ['Xây, sửa nhà', 'Building or repairing a house'],
    'xây nhà, sửa nhà, cất nhà, làm nhà, giấy phép xây dựng, xin phép xây dựng, xin phép xây nhà, cải tạo nhà',
    '1.013225 1.013229 1.013226 1.013227 1.013228 1.013232 1.014159',
  ),
  occasion(
    'dat-dai',
    ['Đất đai, sổ đỏ', 'Land and land certificates'],
    'đất đai, sổ đỏ, sổ hồng, làm sổ đỏ, cấp sổ đỏ, giấy chứng nhận quyền sử dụng đất, tranh chấp đất, mua bán đất, tặng cho đất, chuyển mục đích sử dụng đất',
    '1.013978 1.012796 1.012812 1.013967 2.001035 1.013949 1.012817 1.013979 1.014159',
  ),
  occasion(
    'nguoi-cao-tuoi',
    ['Người già, người cao tuổi', 'Growing old'],
    'người già, người cao tuổi, tuổi già, trợ cấp hưu trí, trợ cấp người già, trợ cấp tuổi già, hưu trí xã hội, lương người già',
    '1.014027 2.001019 1.004837',
  ),
  occasion(
    'cho-o',
    ['Chuyển chỗ ở, tạm trú', 'Moving home'],
    'chuyển nhà, chuyển chỗ ở, đổi chỗ ở, hộ khẩu, nhập hộ khẩu, chuyển hộ khẩu, tách hộ khẩu, thường trú',
    '1.004222 1.004194 1.002755 1.010038 1.003677 2.001159 1.010041 1.013314 1.013313 1.003197 1.010028',
  ),
  occasion(
    'can-cuoc',
    ['Căn cước, định danh', 'Identity card and e-ID'],
    'căn cước, cccd, cmnd, thẻ căn cước, chứng minh nhân dân, mất căn cước, mất cccd, làm căn cước, định danh điện tử, vneid, tài khoản định danh',
    '1.014061 1.014062 1.014063 1.014064 3.000228 1.012566 1.012564 3.000498',
  ),
  occasion(
    'kho-khan',
    ['Hộ nghèo, khó khăn', 'Hardship'],
    'hộ nghèo, cận nghèo, khó khăn, thoát nghèo, thu nhập thấp, giấy xác nhận hộ nghèo, nhà ở xã hội, mua nhà xã hội',
    '1.011607 1.011608 1.011609 3.000412 1.014632 1.011606',
  ),
  occasion(
    'con-nuoi-giam-ho',
    ['Con nuôi, giám hộ, nhận con', 'Adoption and guardianship'],
    'con nuôi, nhận con nuôi, xin con nuôi, giám hộ, nhận cha con, nhận mẹ con',
    '2.001263 1.001022 1.004837 1.004845 2.001255 1.000689 3.000323',
  ),
  occasion(
    'sua-ho-ten',
    ['Sửa họ tên, ngày sinh', 'Correcting a name or date of birth'],
    'đổi tên, sửa tên, sai tên, sai ngày sinh, sai năm sinh, đổi họ, cải chính, sửa giấy khai sinh, giấy khai sinh sai',
    '1.004859 2.000748 1.012564 2.002516',
  ),
  occasion(
    'via-he',
    ['Dùng vỉa hè, lòng đường', 'Using pavement or roadway'],
    'vỉa hè, lòng đường, dựng rạp, che rạp, rạp cưới, rạp tang, đào đường',
    '1.013274 1.013061 1.000314',
  ),
  occasion(
    'tranh-chap',
    ['Hòa giải, tranh chấp', 'Disputes'],
    'tranh chấp, hòa giải, kiện đất, khiếu nại, tố cáo, bồi thường',
    '1.012812 1.013967 2.002165 1.004335 1.004327',
  ),
  occasion(
    'hop-tac-xa',
    ['Tổ hợp tác, hợp tác xã', 'Co-operatives'],
    'htx, lập hợp tác xã, thành lập hợp tác xã, tổ hợp tác',
    '1.005280 2.002637 2.002226 1.005277 2.002668 1.004982',
    false,
  ),
  occasion(
    'trong-trot-chan-nuoi',
    ['Trồng trọt, chăn nuôi, thủy sản', 'Farming'],
    'nông nghiệp, chăn nuôi, nuôi tôm, nuôi cá, trồng lúa, dịch bệnh, chuyển đổi cây trồng, thiệt hại mùa màng',
    '1.008004 1.013997 1.012836 1.014801 1.012837 2.001621 1.003434',
    false,
  ),
  occasion(
    'cay-xanh',
    ['Chặt cây xanh', 'Felling trees'],
    'chặt cây, đốn cây, đốn hạ cây',
    '1.002693',
    false,
  ),
  occasion(
    'doc-than',
    ['Xác nhận độc thân', 'Proof of being single'],
    'độc thân, giấy độc thân, chưa kết hôn',
    '1.004873 1.000894',
    false,
  ),
  occasion(
    'chu-ky',
    ['Chứng thực chữ ký', 'Certified signatures'],
    'chữ ký, chứng chữ ký, xác nhận chữ ký, điểm chỉ',
    '2.000884 2.000992 2.001008',
    false,
  ),
  occasion(
    'o-tro',
    ['Ở trọ, tạm trú', 'Renting a room'],
    'tạm trú, ở trọ, thuê trọ, phòng trọ',
    '1.004194 1.002755 1.010028 2.001159',
    false,
  ),
  occasion(
    'khach',
    ['Có khách ở lại', 'Guests staying'],
    'khách ở lại, lưu trú',
    '2.001159',
    false,
  ),
  occasion('ly-hon', ['Ly hôn', 'Divorce'], 'ly dị, ghi chú ly hôn', '2.000554 1.004873', false),
  occasion('di-chuc', ['Di chúc', 'Wills'], 'lập di chúc, làm di chúc', '2.001019', false),
  occasion(
    'gieng-nuoc',
    ['Khoan giếng', 'Drilling a well'],
    'khoan giếng, nước ngầm',
    '1.001662',
    false,
  ),
  occasion('cai-nghien', ['Cai nghiện', 'Drug treatment'], 'cai nghiện', '3.000527', false),
]
