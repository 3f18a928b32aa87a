import type { DocumentState, Why } from './domain.ts'
import type { ProviderCode } from './means/store.ts'

export const stateWords: Record<DocumentState, [vi: string, en: string]> = {
  waiting: ['Chờ ký', 'Waits for signature'],
  signed: ['Chờ cấp số, đóng dấu', 'Waits for number and seal'],
  sealed: ['Đã ký, đã đóng dấu', 'Signed and sealed'],
  withdrawn: ['Đã rút', 'Withdrawn'],
}

export const providerWords: Record<ProviderCode, [vi: string, en: string]> = {
  test: ['CA thử nghiệm', 'Test authority'],
  pkcs11: ['Thiết bị PKCS#11 (USB token, HSM)', 'PKCS#11 token'],
  csc: ['Dịch vụ ký từ xa (CSC API v2)', 'Remote service (CSC API v2)'],
  'plug-in': ['Trình cắm trên máy của người ký', 'Plug-in on the signer’s machine'],
}

export const whyWords: Record<Why, [vi: string, en: string]> = {
  'not-waiting': ['Văn bản này không còn chờ ký.', 'It no longer waits for a signature.'],
  'not-signed': [
    'Lãnh đạo chưa ký nên chưa được cấp số, đóng dấu.',
    'The leader has not signed yet: no number and no seal before that.',
  ],
  'not-the-signer': ['Văn bản này trình người khác ký.', 'Another leader signs this.'],
  'sealed-already': ['Văn bản này đã đóng dấu.', 'It is sealed already.'],
  'dossier-refuses': [
    'Hồ sơ không ở bước của bạn nên chưa cấp số, đóng dấu được. Mở hồ sơ để xem đang ở bước nào; lãnh đạo ký xong còn phải chuyển bước.',
    'The dossier is not at your step, so the paper cannot be numbered and sealed. Open the dossier to see where it is; after signing the leader has to hand it on.',
  ],
  revoked: ['Chứng thư số đã bị thu hồi.', 'The certificate was revoked.'],
  'standing-unknown': [
    'Chưa hỏi được tình trạng chứng thư số. Thử lại sau ít phút.',
    'Nobody says how the certificate stands. Try again in some minutes.',
  ],
  expired: ['Chứng thư số đã hết hạn.', 'The certificate has expired.'],
  'not-yet-valid': ['Chứng thư số chưa đến ngày có hiệu lực.', 'The certificate is not valid yet.'],
  'no-provider': [
    'Chưa có phương tiện ký số nào được thiết lập.',
    'No way to sign has been set up.',
  ],
  'provider-away': [
    'Thiết bị hoặc dịch vụ ký số không ký được. Chưa ký gì cả.',
    'The token or signing service could not sign. Nothing was signed.',
  ],
  'not-this-signature': [
    'Chữ ký gửi về không khớp văn bản này. Chưa ký gì cả; hãy ký lại.',
    'The signature sent back is not of this paper. Nothing was signed.',
  ],
  'by-plug-in': [
    'Người ký này ký bằng trình cắm trên máy. Mở từng văn bản và chọn “Ký bằng trình cắm”.',
    'This is signed by a plug-in of the browser. Open each paper and choose “Sign by plug-in”.',
  ],
  'not-by-plug-in': [
    'Người ký này chưa được đăng ký chứng thư cho trình cắm. Nhờ quản trị đăng ký ở mục Phương tiện ký số.',
    'No certificate has been registered for a plug-in. An administrator does so under “Means of signing”.',
  ],
  'attachments-by-plug-in': [
    'Văn bản có phụ lục thành tệp riêng: con dấu của cơ quan phải ký ở máy chủ (thiết bị hoặc dịch vụ), không bằng trình cắm.',
    'A paper with attachments is sealed at the server (token or service), not by a plug-in.',
  ],
  'order-used': [
    'Lệnh ký này đã dùng rồi. Muốn ký lại thì lập lệnh mới.',
    'This order has been used. Begin a new one to sign again.',
  ],
  'order-expired': [
    'Lệnh ký đã quá 10 phút nên không còn dùng được. Chưa ký gì cả; hãy lập lệnh mới.',
    'The order is older than 10 minutes. Nothing was signed; begin a new one.',
  ],
  'not-signable': [
    'Tệp PDF này hỏng hoặc có mật khẩu nên không ký được. Hãy in lại thành PDF mới.',
    'The PDF is broken or encrypted and cannot be signed. Print it to a new PDF.',
  ],
}
