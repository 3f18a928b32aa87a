import type { ComponentChildren } from 'preact'

import { between, type Retry } from '#platform/form.ts'
import { withQuery } from '#ui/address.ts'
import { Radios, Select, TextField } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { deliveryWords } from '../words.ts'

/** What can be done with many dossiers of a list at once. */
export type Bulk = 'accept' | 'forward' | 'hand-over' | 'assign'

export const bulkPaths: Record<'accept' | 'hand-over', string> = {
  accept: '/can-bo/ho-so/moi/tiep-nhan',
  'hand-over': '/can-bo/ho-so/cho-tra/tra',
}

/** Of the two lists of what lies at one's step. */
export const forwardPaths = {
  mine: '/can-bo/ho-so/cua-toi/chuyen',
  unit: '/can-bo/ho-so/bo-phan/chuyen',
} as const

export type Many = {
  kind: Bulk
  action: string
  /** Of whom one takes over what is ticked. */
  officers?: readonly { id: string; name: string; position: string }[]
  /** Sending the form twice does its work once. */
  once: string
  isAllTicked: boolean
  refused?: Retry | undefined
}

/** Whether a dossier stands ticked: as the form was sent, or all of them where that was asked. */
export function tickedIn({ isAllTicked, refused }: Many): (code: string) => boolean {
  const sent = refused?.filled['ho-so']?.split(between).map((pick) => pick.split(':')[0])
  const ticked = new Set(sent)
  return (code) => (refused ? ticked.has(code) : isAllTicked)
}

/** A list whose lines can be ticked, with what can be done with the ticked ones under it, always in sight. */
export function ForMany({
  many,
  children,
}: {
  many?: Many | undefined
  children: ComponentChildren
}) {
  const { t } = useView()
  if (!many) return <>{children}</>
  const { kind, once, action } = many
  return (
    <Form {...{ action, once }} class="many">
      <TickAll {...{ many }} />
      {children}
      <div class="many__bar" id="ho-so">
        {kind === 'hand-over' && <HandOverFields {...{ many }} />}
        {kind === 'forward' && <NoteField {...{ many }} />}
        {kind === 'assign' && <OfficerField {...{ many }} />}
        <div class="actions">
          <Button>{t(...labels[kind])}</Button>
          <output class="muted" data-ticked />
        </div>
      </div>
    </Form>
  )
}

const labels: Record<Bulk, readonly [vi: string, en: string]> = {
  accept: ['Tiếp nhận các hồ sơ đã chọn', 'Accept the chosen ones'],
  forward: ['Chuyển bước các hồ sơ đã chọn', 'Forward the chosen ones'],
  'hand-over': ['Trả kết quả các hồ sơ đã chọn', 'Hand over the chosen ones'],
  assign: ['Giao các hồ sơ đã chọn', 'Assign the chosen ones'],
}

function NoteField({ many: { refused } }: { many: Many }) {
  const { t } = useView()
  const { filled, errors } = refused ?? {}
  return (
    <details class="fold" open={refused !== undefined}>
      <summary>{t('Ý kiến kèm theo', 'With a note')}</summary>
      <TextField
        name="note"
        label={t('Ý kiến cho bước sau', 'Note to the next step')}
        hint={t(
          'Ghi vào từng hồ sơ. Hồ sơ nào còn phải quyết định hoặc cấp số thì mở ra làm riêng.',
          'Goes into each dossier. What has still to be decided or numbered is done one by one.',
        )}
        optional
        {...{ filled, errors }}
      />
    </details>
  )
}

function OfficerField({ many: { officers = [], refused } }: { many: Many }) {
  const { t } = useView()
  const { filled, errors } = refused ?? {}
  return (
    <Select
      name="assignee"
      label={t('Giao cho', 'Assign to')}
      blank={t('Chọn cán bộ', 'Choose an officer')}
      options={officers.map(({ id, name, position }) => ({
        value: id,
        text: position ? `${name} (${position})` : name,
      }))}
      {...{ filled, errors }}
    />
  )
}

function TickAll({ many: { isAllTicked } }: { many: Many }) {
  const { t, path } = useView()
  return (
    <p class="many__all">
      {isAllTicked ? (
        <a href={withQuery(path, { chon: null })} data-tick="none">
          {t('Bỏ chọn tất cả', 'Choose none')}
        </a>
      ) : (
        <a href={withQuery(path, { chon: 'tat-ca' })} data-tick="all">
          {t('Chọn tất cả trên trang này', 'Choose all on this page')}
        </a>
      )}
    </p>
  )
}

const ways = ['counter', 'post', 'electronic'] as const

function HandOverFields({ many: { refused } }: { many: Many }) {
  const { t } = useView()
  const { filled, errors } = refused ?? {}
  return (
    <details class="fold" open={refused !== undefined}>
      <summary>{t('Người nhận và hình thức trả', 'Who receives, and how')}</summary>
      <TextField
        name="to"
        label={t('Người nhận thay cho tất cả', 'One receiver for all')}
        hint={t(
          'Để trống nếu từng người nộp tự nhận. Ví dụ: nhân viên bưu điện.',
          'Leave empty when each applicant receives it, for example the postman.',
        )}
        optional
        {...{ filled, errors }}
      />
      <Radios
        name="how"
        legend={t('Hình thức trả', 'How')}
        value="as-asked"
        small
        inline
        options={[
          { value: 'as-asked', text: t('Như từng người đã đăng ký', 'As each applicant asked') },
          ...ways.map((value) => ({ value, text: t(...deliveryWords[value]) })),
        ]}
        {...{ filled, errors }}
      />
    </details>
  )
}
