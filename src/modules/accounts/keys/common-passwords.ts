/**
 * What is tried first against Vietnamese accounts, folded, without spaces. Ten letters and more only: shorter ones
 * are refused for their length. Digits at the end do not make one of these better.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  matkhau matkhaumoi matkhaucuatoi matkhauxa matkhauubnd matkhauadmin khongcomatkhau khongnhomatkhau quenmatkhau
  doimatkhau doimatkhaungay dangnhap taikhoan quantri quantrivien quantrihethong canbo congchuc congchucxa ubndxa
  uybannhandan uybannhandanxa motcua motcuadientu bophanmotcua vanthu lanhdao chutich chuyenvien chinhquyen
  chinhquyenso chuyendoiso vietnam vietnamvodich toiyeuvietnam tuhaovietnam hochiminh hanoi saigon tayninh longan
  anhyeuem emyeuanh yeuemmaimai yeuanhmaimai yeuanhnhieu yeuemnhieu iloveyou iloveyouforever anhnhoem emnhoanh
  nhomanhnhieu giadinh giadinhtoi giadinhlaso chucmungnammoi conyeume conyeubame xinchao xinchaocacban khongbiet
  khongaibiet trangcho password passwords passwordpassword mypassword newpassword changeme changemenow letmein
  letmeinnow welcome welcomehome administrator superadmin adminadmin superuser rootroot testtest guestguest
  qwerty qwertyuiop qwertyuiopasdf qwerty123qwerty asdfghjkl zxcvbnm 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc
  qazwsxedc qazwsxedcrfv zaq12wsx zaq12wsxcde3 q1w2e3r4t5 q1w2e3r4t5y6 asdfqwer asdf1234asdf abcd1234abcd
  abc123abc abcabcabc aabbccddee a123456789 aa123456789 az123456789 123456789a 123456789az 1234567890a 123456a@
  123456aA@ p@ssword p@ssw0rd passw0rd p@ssword1 pa55word admin@123 admin123 admin@1234 abc@12345 abc@123456 abc@123
  a@123456 a@123456789 aa@123456 aa@12345678 vnpt@123 viettel@123 ubnd@123 xa@123456 canbo@123 motcua@123 quantri@123
  matkhau@123 matkhau@ matkhau123 vietnam@123 hanoi@123 trustno1 dragon football baseball superman batman sunshine
  princess starwars computer internet whatever monkey123 master123 michael123 111222333 112233445566 1122334455
  147258369 147258369a 159357456 987654321 9876543210 0987654321 1029384756 0123456789 123123123 123321123321
  123654789 789456123 741852963 963852741 520131411 1314520520 quangtrung tranhungdao nguyenvana
  `
    .trim()
    .split(/\s+/)
    .map((word) => word.toLowerCase()),
)
