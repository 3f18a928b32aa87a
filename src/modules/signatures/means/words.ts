const known: Record<string, [vi: string, en: string]> = {
  CKR_PIN_INCORRECT: ['Mã PIN sai.', 'The PIN is wrong.'],
  CKR_PIN_LOCKED: [
    'Thiết bị đã tự khóa vì sai mã PIN nhiều lần; nhà cung cấp mở lại được.',
    'The token has locked itself after wrong PINs; its maker can open it.',
  ],
  CKR_TOKEN_NOT_PRESENT: ['Thiết bị không cắm ở máy chủ.', 'The token is not plugged in.'],
  invalid_pin: ['Mã PIN sai.', 'The PIN is wrong.'],
  ENOENT: [
    'Máy chủ chưa cài pkcs11-tool (gói opensc).',
    'The server lacks pkcs11-tool (package opensc).',
  ],
}

/** What a token or service said, in words where we know them; its code stands beside for whoever looks after it. */
export function saidWords(said: string): [vi: string, en: string] {
  const code = Object.keys(known).find((one) => said.includes(one))
  if (code) return known[code] ?? ['', '']
  if (said.startsWith('The token'))
    return [
      'Kiểm tra nhãn thiết bị, mã khóa, và khóa đã có chứng thư trên thiết bị chưa.',
      'Check the label, the key id, and whether the key has its certificate on the token.',
    ]
  return [
    'Kiểm tra địa chỉ dịch vụ, mã truy cập, mã chứng thư và dịch vụ cấp dấu thời gian.',
    'Check the address, the access token, the credential and the time stamping authority.',
  ]
}
