import type { FormDefinition } from '#modules/forms/index.ts'
import {
  exemptText,
  feeText,
  shortName,
  timeText,
  type Procedure,
} from '#modules/procedures/index.ts'
import { Facts } from '#ui/facts.tsx'
import { Select } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Hidden } from '#ui/form.tsx'
import { longDateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Answered } from '../answered.ts'
import type { HeldPaper } from '../held.ts'
import type { OpenDay, ToBring, WayToFile } from '../prepare.ts'
import { CheckList } from './check-list.tsx'
import { GivenAnswers } from './parts.tsx'

export type PrepareProps = {
  procedure: Procedure
  definition: FormDefinition
  said: Answered
  caseCode: string | undefined
  ways: readonly WayToFile[]
  days: readonly OpenDay[]
  bring: ToBring | undefined
  held: ReadonlyMap<string, HeldPaper>
  now: Temporal.Instant
}

/** Chuẩn bị hồ sơ: everything to know before the first step, on one page to print or keep on the phone. */
export function PreparePage(props: PrepareProps) {
  const view = useView()
  const { t } = view
  const { procedure, said, ways, now, bring, held } = props
  const name = shortName(view, procedure)
  return (
    <Page
      title={t('Chuẩn bị trước khi nộp', 'Before you apply')}
      lead={name}
      over={procedure.code}
      crumbs={[{ href: `/thu-tuc/${procedure.code}`, text: name }]}
    >
      <Questions {...{ procedure, said }} />
      <WhichCase {...props} />
      <Panel title={t('Chi phí và ngày trả', 'Cost and date')}>
        <p>
          {t('Tính theo lịch làm việc của xã, nếu nộp lúc', 'By the calendar, if filed at')}{' '}
          <When at={now} />.
        </p>
        {alike(ways).map((these) => (
          <OneWay key={these[0]?.channel} ways={these} />
        ))}
        <Exempt {...{ procedure }} />
        <p>
          <a href={`/thu-tuc/${procedure.code}/muc-thu`}>
            {t('Tính phí theo số trang, số bản', 'Reckon the fee by pages and copies')}
          </a>
        </p>
      </Panel>
      <CheckList {...{ bring, held }} />
      <Where {...props} />
      <Begin {...props} />
      <GivenAnswers given={said.way.given} at={`/thu-tuc/${procedure.code}/dieu-kien`} />
    </Page>
  )
}

function Questions({ procedure, said }: Pick<PrepareProps, 'procedure' | 'said'>) {
  const { t } = useView()
  if (!said.guide || said.way.ending) return null
  return (
    <Notice title={t('Chưa chắc mình thuộc trường hợp nào?', 'Not sure which case applies?')}>
      <p>
        <a href={`/thu-tuc/${procedure.code}/dieu-kien`}>
          {t('Trả lời vài câu hỏi ngắn', 'Answer a few short questions')}
        </a>
      </p>
    </Notice>
  )
}

function WhichCase({ procedure, definition, caseCode, said }: PrepareProps) {
  const { t, lang } = useView()
  if (definition.cases.length < 2) return null
  return (
    <form action={`/thu-tuc/${procedure.code}/chuan-bi`} method="get" class="guide-do no-print">
      <Hidden name="tl" value={said.text} />
      <Select
        name="truong-hop"
        label={t('Trường hợp của bạn', 'Your case')}
        blank={t('Chưa chọn', 'Not chosen')}
        value={caseCode}
        options={definition.cases.map(({ code, label }) => ({ value: code, text: label[lang] }))}
      />
      <Actions>
        <Button kind="secondary">{t('Xem theo trường hợp này', 'Show for this case')}</Button>
      </Actions>
    </form>
  )
}

const unsure = { vi: 'Chưa xác nhận', en: 'Not confirmed' }

/** Channels that cost the same and take as long stand together. */
const alike = (ways: readonly WayToFile[]): WayToFile[][] => [
  ...Map.groupBy(ways, (way) => JSON.stringify({ ...way, channel: '' })).values(),
]

function OneWay({ ways }: { ways: readonly WayToFile[] }) {
  const view = useView()
  const { t } = view
  const [way] = ways
  if (!way) return null
  const channels = {
    counter: t('Nộp tại quầy', 'At the counter'),
    online: t('Nộp trực tuyến', 'Online'),
    post: t('Gửi bưu chính', 'By post'),
  }
  const mark = <Tag tone="yellow">{t(unsure.vi, unsure.en)}</Tag>
  return (
    <>
      <h3>{ways.map(({ channel }) => channels[channel]).join(' · ')}</h3>
      <Facts
        compact
        rows={[
          [
            t('Chi phí', 'Cost'),
            <>
              {feeText(view, way.fee)} {!way.feeSure && mark}
            </>,
          ],
          [
            t('Thời hạn', 'Time'),
            <>
              {timeText(view, way.rule)} {!way.timeSure && mark}
            </>,
          ],
          [
            t('Dự kiến trả, nếu được tiếp nhận ngay bây giờ', 'Expected, if accepted right now'),
            way.dueAt ? (
              <strong>
                <When at={way.dueAt} long />
              </strong>
            ) : (
              t('Chưa tính được', 'Cannot be said')
            ),
          ],
        ]}
      />
      {ways.some(({ channel }) => channel !== 'counter') && (
        <p class="muted">
          {t(
            'Nộp trực tuyến, bưu chính: ngày hẹn chính thức tính từ khi bộ phận một cửa tiếp nhận.',
            'Online and by post the binding date counts from acceptance by the desk.',
          )}
        </p>
      )}
    </>
  )
}

function Exempt({ procedure: { exempt } }: Pick<PrepareProps, 'procedure'>) {
  const view = useView()
  const { t } = view
  if (exempt.length === 0) return null
  return (
    <p>
      {t('Được miễn hoặc giảm, theo danh mục:', 'Exempt or reduced, as the catalogue says:')}{' '}
      {exemptText(view, exempt)}.
    </p>
  )
}

function Where({ procedure, days }: PrepareProps) {
  const { t, lang, unitName, contact } = useView()
  return (
    <Panel title={t('Nộp ở đâu, khi nào', 'Where and when')}>
      <Facts
        rows={[
          [
            t('Nơi tiếp nhận', 'Where'),
            [procedure.counter, unitName, contact?.address].filter(Boolean).join(', '),
          ],
          contact?.phone !== undefined && [
            t('Điện thoại', 'Phone'),
            <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}>{contact.phone}</a>,
          ],
          ...days.map(
            ({ on, spans, name }) =>
              [
                longDateText(lang, on),
                spans.length === 0
                  ? [t('Nghỉ', 'Closed'), name].filter(Boolean).join(': ')
                  : spans.join(', '),
              ] as const,
          ),
        ]}
      />
    </Panel>
  )
}

function Begin({ procedure, said, caseCode }: PrepareProps) {
  const { t } = useView()
  const { code, filed, channels } = procedure
  if (filed !== 'here' || !channels.includes('online')) return null
  const query = new URLSearchParams({
    ...(said.text !== '' && { tl: said.text }),
    ...(caseCode !== undefined && { 'truong-hop': caseCode }),
  }).toString()
  return (
    <Actions>
      <ButtonLink href={`/nop-ho-so/${code}${query === '' ? '' : `?${query}`}`}>
        {t('Nộp trực tuyến', 'Apply online')}
      </ButtonLink>
    </Actions>
  )
}
