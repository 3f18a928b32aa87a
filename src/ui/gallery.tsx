import { Figures } from './gallery/figures.tsx'
import { Fields, RefusedForm } from './gallery/forms.tsx'
import { Lists } from './gallery/lists.tsx'
import { Records } from './gallery/records.tsx'
import { Words } from './gallery/words.tsx'
import { Page, type Frame } from './layout.tsx'

/** Every part of the kit in its states, in one frame. */
export function Gallery({ frame }: { frame: Frame }) {
  return (
    <Page
      title="Bộ giao diện"
      over="Mẫu để xem"
      lead="Mọi thành phần trong mọi trạng thái: mặc định, gợi ý, lỗi, khóa, trống, chữ dài."
      crumbs={[
        { href: '/', text: 'Trang chủ' },
        { href: '/thu-tuc', text: 'Thủ tục hành chính' },
      ]}
      wide
      {...{ frame }}
    >
      <Words />
      <Records />
      <Lists />
      <Figures />
      <RefusedForm />
      <Fields />
    </Page>
  )
}
