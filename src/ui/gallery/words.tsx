import { Notice } from '#ui/notice.tsx'
import { Tag, type Tone } from '#ui/tag.tsx'

export function Words() {
  return (
    <section>
      <h2>Lời và dấu</h2>
      <p>
        Người dân có thể nộp hồ sơ <a href="/nop-ho-so">trực tuyến</a>, qua bưu chính hoặc tại quầy.
        Chữ có dấu chồng như ẫ, ử, Ễ, Ộ phải đọc được rõ ở mọi cỡ.
      </p>
      <Notice kind="info" title="Ngày 02/09 nghỉ Quốc khánh, Trung tâm không tiếp nhận hồ sơ.">
        <p>Hồ sơ nộp trực tuyến được tính từ ngày làm việc kế tiếp.</p>
      </Notice>
      <Notice kind="ok" title="Đã nộp hồ sơ H28.075-260901-0001" />
      <Notice kind="warn" title="Còn 2 ngày làm việc để bổ sung giấy tờ" />
      <Notice kind="stop" title="Thủ tục này nộp tại Cổng Dịch vụ công quốc gia">
        <p>
          <a href="/">Mở Cổng Dịch vụ công quốc gia</a>
        </p>
      </Notice>
      <p>
        {tones.map(([tone, text]) => (
          <>
            <Tag key={tone} tone={tone}>
              {text}
            </Tag>{' '}
          </>
        ))}
      </p>
    </section>
  )
}

const tones: readonly (readonly [Tone, string])[] = [
  ['grey', 'Mới nộp'],
  ['blue', 'Đang giải quyết'],
  ['purple', 'Chờ bổ sung'],
  ['yellow', 'Sắp đến hạn'],
  ['orange', 'Tạm dừng'],
  ['red', 'Quá hạn 2 ngày'],
  ['green', 'Đã trả kết quả'],
]
