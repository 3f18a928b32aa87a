/** Plainly invented people and papers, some of them as long as real ones can be. */
export const longName =
  'Thủ tục đăng ký khai sinh có yếu tố nước ngoài cho người đã có hồ sơ, giấy tờ cá nhân kết hợp đăng ký lại việc nhận cha, mẹ, con'

export const endlessName = 'Nguyễn'.repeat(834).slice(0, 5_000)
