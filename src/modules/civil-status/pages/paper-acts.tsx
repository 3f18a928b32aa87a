import { Actions, Button, Form } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

/** The forms of the ministry were not read: whoever signs compares first. */
export function PaperNotice() {
  const { t } = useView()
  return (
    <Notice
      kind="warn"
      title={t(
        'Mẫu giấy chưa đối chiếu với mẫu ban hành.',
        'The layout was not compared with the official form.',
      )}
    >
      {t(
        'Bố cục làm theo Thông tư 04/2020/TT-BTP; chỉ cấp cho người dân khi cơ quan đã đối chiếu mẫu, hoặc in nội dung lên phôi.',
        'It follows circular 04/2020; hand it out only once your office has compared it, or print its text on the official blank.',
      )}
    </Notice>
  )
}

/** What is done with a paper of a dossier: signed with a certificate, or by hand. */
export function PaperActs({ at }: { at: string }) {
  const { t, who } = useView()
  if (!who.can.has('dossier.process')) return null
  return (
    <Panel title={t('Thành kết quả của hồ sơ', 'As the result of the dossier')}>
      <p>
        {t(
          'Ký số: giấy tờ lên bàn ký của lãnh đạo, văn thư đóng dấu xong thì thành kết quả. Ký giấy: ghi nội dung và số vào kết quả, bản giấy ký tay.',
          'Signed electronically it becomes the result once it is sealed. Signed by hand, its text and number are attached now.',
        )}
      </p>
      <Actions>
        <Form action={`${at}/trinh-ky`}>
          <Button>{t('Trình ký số', 'Put up for signing')}</Button>
        </Form>
        <Form action={`${at}/ky-giay`}>
          <Button kind="secondary">
            {t('Đính làm kết quả (ký giấy)', 'Attach as result (signed by hand)')}
          </Button>
        </Form>
      </Actions>
    </Panel>
  )
}
