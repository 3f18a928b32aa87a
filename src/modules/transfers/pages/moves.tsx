import type { Retry } from '#platform/form.ts'
import { paperAccept } from '#platform/uploads.ts'
import { Checkboxes, FileField, Radios, Select, TextArea, TextField } from '#ui/field.tsx'
import { Button, Form, Hidden } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { Move } from '../domain.ts'
import type { TransferRecord } from '../store.ts'
import { moveWords } from '../words.ts'
import type { Holder } from './transfer-page.tsx'

export type MovesProps = {
  transfer: TransferRecord
  offered: readonly Move[]
  /** Communes to which it may be sent again. */
  open: readonly { id: number; name: string }[]
  once: string
  refused?: (Retry & { move: Move; holder?: Holder | undefined }) | undefined
}

/** What this commune can do with it now, the first thing open. */
export function Moves(props: MovesProps) {
  const { t } = useView()
  const { offered, refused } = props
  if (offered.length === 0 && !refused)
    return (
      <Notice title={t('Không có việc phải làm', 'Nothing to do')}>
        {t('Đang chờ đơn vị kia, hoặc việc đã xong.', 'The other commune has it, or it is done.')}
      </Notice>
    )
  // What was refused stays with its text, though it can be done no more.
  const shown = refused && !offered.includes(refused.move) ? [refused.move, ...offered] : offered
  return (
    <div class="acts">
      {shown.map((name, place) => (
        <details key={name} class="fold" open={refused ? refused.move === name : place === 0}>
          <summary>{t(...moveWords[name])}</summary>
          <MoveForm {...props} {...{ name }} />
        </details>
      ))}
    </div>
  )
}

function MoveForm(props: MovesProps & { name: Move }) {
  const { t } = useView()
  const { transfer, name, once, refused } = props
  const isRefused = refused?.move === name
  // Ids are told apart by the move, for several forms have a reason.
  const retry = isRefused ? { filled: refused.filled, errors: refused.errors } : {}
  const warning = name === 'refuse' || name === 'close' || name === 'recall'
  return (
    <Form
      action={`/can-bo/chuyen-ho-so/${transfer.id}/${name}`}
      multipart={name === 'bring-papers'}
      {...{ once }}
    >
      <Hidden name="version" value={String(transfer.version)} />
      <Fields {...props} {...{ retry }} />
      <Button kind={warning ? 'warning' : 'primary'}>{t(...moveWords[name])}</Button>
    </Form>
  )
}

type FieldsProps = MovesProps & { name: Move; retry: Partial<Retry> }

function Fields({ name, transfer, open, retry, refused }: FieldsProps) {
  const { t } = useView()
  const id = (field: string) => `${name}-${field}`
  switch (name) {
    case 'receive':
      return (
        <Receiving {...{ retry }} holder={refused?.move === name ? refused.holder : undefined} />
      )
    case 'refuse':
      return (
        <TextArea
          id={id('reason')}
          name="reason"
          label={t('Vì sao không nhận, cần làm gì', 'Why it is not taken, what is to be done')}
          {...retry}
        />
      )
    case 'recall':
      return (
        <TextField id={id('reason')} name="reason" label={t('Lý do lấy lại', 'Why')} {...retry} />
      )
    case 'close':
      return (
        <TextArea
          id={id('reason')}
          name="reason"
          label={t('Lý do ghi trên phiếu từ chối (mẫu 03)', 'Reason on the refusal (form 03)')}
          value={transfer.reason ?? ''}
          {...retry}
        />
      )
    case 'resend':
      return (
        <>
          <Select
            id={id('to')}
            name="to"
            label={t('Nơi giải quyết', 'Settled by')}
            value={String(transfer.toUnit)}
            options={open.map((one) => ({ value: String(one.id), text: one.name }))}
            {...retry}
          />
          <TextField
            id={id('note')}
            name="note"
            label={t('Đã bổ sung, sửa gì', 'What was mended')}
            optional
            {...retry}
          />
        </>
      )
    case 'send-result':
      return (
        <TextField
          id={id('note')}
          name="note"
          label={t('Ghi chú trên giấy bàn giao', 'Note on the slip')}
          optional
          {...retry}
        />
      )
    case 'bring-papers':
      return <Bringing {...{ transfer, retry }} />
    case 'take-papers':
      return (
        <p>
          {t(
            'Đã đối chiếu giấy tờ với giấy bàn giao. Giấy xác nhận đã nhận được lập cho nơi tiếp nhận.',
            'The papers were compared with the slip. A slip back says that they arrived.',
          )}
        </p>
      )
    case 'take-result':
      return (
        <p>
          {t(
            `Kết quả sẽ chờ người nộp tại: ${transfer.returnAtName}.`,
            `The result will wait for the applicant at: ${transfer.returnAtName}.`,
          )}
        </p>
      )
    case 'hand-over':
      return <HandingOver {...{ transfer, retry }} />
  }
}

/** The number may belong to somebody else here: the officer compares and says so. */
function Receiving({ retry, holder }: { retry: Partial<Retry>; holder: Holder | undefined }) {
  const { t } = useView()
  if (!holder)
    return (
      <p>
        {t(
          'Đã đối chiếu giấy tờ với giấy bàn giao. Hồ sơ giữ mã và giờ của giấy tiếp nhận đầu tiên.',
          'The papers were compared with the slip. The dossier keeps the code and time of the first receipt.',
        )}
      </p>
    )
  return (
    <Checkboxes
      id="receive-confirmed"
      name="confirmed"
      legend={t('Sổ dân cư ghi khác', 'The record says otherwise')}
      options={[
        {
          value: holder.id,
          text: t(`Đã đối chiếu: đúng là ${holder.fullName}`, `Compared: it is ${holder.fullName}`),
        },
      ]}
      {...retry}
    />
  )
}

/** What the applicant brought, paper by paper; a scan lets the other commune go on before the paper arrives. */
function Bringing({ transfer, retry }: Pick<FieldsProps, 'transfer' | 'retry'>) {
  const { t } = useView()
  return (
    <>
      {transfer.asked && (
        <p>
          {t('Nơi giải quyết cần:', 'Asked for:')} <span class="as-typed">{transfer.asked}</span>
        </p>
      )}
      <TextArea
        id="bring-papers-papers"
        name="papers"
        label={t('Giấy tờ đã nhận', 'Papers taken')}
        hint={t('Mỗi dòng một giấy tờ.', 'One to a line.')}
        rows={3}
        {...retry}
      />
      <FileField
        id="bring-papers-files"
        name="files"
        label={t('Bản quét', 'Scans')}
        accept={paperAccept}
        multiple
        optional
        errors={retry.errors}
      />
      <TextField
        id="bring-papers-answer"
        name="answer"
        label={t('Ghi chú cho nơi giải quyết', 'Note to the other commune')}
        optional
        {...retry}
      />
    </>
  )
}

function HandingOver({ transfer, retry }: Pick<FieldsProps, 'transfer' | 'retry'>) {
  const { t } = useView()
  return (
    <>
      <TextField
        id="hand-over-to"
        name="to"
        label={t('Người nhận', 'Received by')}
        value={transfer.applicantName}
        {...retry}
      />
      <Radios
        id="hand-over-how"
        name="how"
        legend={t('Hình thức trả', 'How')}
        value={transfer.delivery}
        options={[
          { value: 'counter', text: t('Trực tiếp', 'At the counter') },
          { value: 'post', text: t('Bưu chính', 'By post') },
          { value: 'electronic', text: t('Bản điện tử', 'Electronically') },
        ]}
        {...retry}
      />
    </>
  )
}
