import { shortened } from '#modules/procedures/index.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, Radios, Select, TextField } from '#ui/field.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { spans } from '../domain.ts'
import type { Share, ShareOpening } from '../store.ts'
import { spanWords } from '../words.ts'
import { OpeningsTable, ShareCards } from './parts.tsx'

type Result = { number: number; title: string; documentNumber: string | null }
type Props = {
  dossier: { code: string; procedureName: string }
  results: readonly Result[]
  shares: readonly Share[]
  openings: readonly ShareOpening[]
  now: Temporal.Instant
  once: string
  filled?: Record<string, string>
  errors?: Record<string, string>
}

/** Chia sẻ kết quả of one dossier: the links there are, and a new one. */
export function SharesPage(props: Props) {
  const { dossier, results, shares, openings, now } = props
  const { t } = useView()
  return (
    <Page
      title={t('Chia sẻ kết quả', 'Share the result')}
      over={<span class="code">{dossier.code}</span>}
      lead={shortened(dossier.procedureName)}
      crumbs={[
        { href: '/cua-toi', text: t('Hồ sơ của tôi', 'My applications') },
        { href: `/cua-toi/ho-so/${dossier.code}`, text: t('Hồ sơ này', 'This application') },
      ]}
    >
      <ErrorSummary errors={props.errors} />
      {results.length === 0 ? (
        <Notice
          title={t(
            'Chưa có kết quả bản điện tử để chia sẻ. Khi hồ sơ xong và có tệp kết quả, bạn chia sẻ được ở đây.',
            'There is no electronic result to share yet. You can do so here once it is ready.',
          )}
        />
      ) : (
        <NewShare {...props} />
      )}
      {shares.length > 0 && (
        <Panel title={t('Các đường dẫn đã tạo', 'Your links')} id="duong-dan">
          <ShareCards {...{ shares, now }} />
        </Panel>
      )}
      {shares.length > 0 && (
        <Panel title={t('Ai đã mở bằng đường dẫn', 'Openings by a link')}>
          <OpeningsTable {...{ openings }} />
        </Panel>
      )}
    </Page>
  )
}

function NewShare({ dossier, results, once, filled = {}, errors }: Props) {
  const { t } = useView()
  const only = results.length === 1 ? results[0] : undefined
  const given = { span: '1d', code: '1', ...filled }
  return (
    <Form action={`/cua-toi/ho-so/${dossier.code}/chia-se`} {...{ once }}>
      <p>
        {t(
          'Người giữ đường dẫn chỉ xem được tệp kết quả, không xem được hồ sơ của bạn. Bạn thu hồi được bất cứ lúc nào.',
          'Whoever has the link sees only the result file, not your application. You can withdraw it at any time.',
        )}
      </p>
      {only ? (
        <>
          <p>
            <strong>{only.title}</strong>{' '}
            {only.documentNumber && <span class="code">{only.documentNumber}</span>}
          </p>
          <Hidden name="result" value={String(only.number)} />
        </>
      ) : (
        <Select
          name="result"
          label={t('Kết quả muốn chia sẻ', 'Which result')}
          options={results.map(({ number, title, documentNumber }) => ({
            value: String(number),
            text: [title, documentNumber].filter(Boolean).join(', '),
          }))}
          {...{ filled, errors }}
        />
      )}
      <Radios
        name="span"
        legend={t('Mở được trong bao lâu', 'Open for how long')}
        options={spans.map((span) => ({ value: span, text: t(...spanWords[span]) }))}
        inline
        filled={given}
        {...{ errors }}
      />
      <Checkboxes
        name="code"
        legend={t('Mã truy cập', 'Access code')}
        options={[
          {
            value: '1',
            text: t('Hỏi mã 6 số trước khi mở', 'Ask for a 6-digit code'),
            hint: t(
              'An toàn hơn: có đường dẫn mà không có mã thì không mở được.',
              'Safer: the link alone then opens nothing.',
            ),
          },
        ]}
        filled={given}
        {...{ errors }}
      />
      <Checkboxes
        name="named"
        legend={t('Hiện tên thủ tục', 'Name of the procedure')}
        options={[
          {
            value: '1',
            text: t(
              'Cho người xem biết đây là kết quả của thủ tục nào',
              'Tell which procedure it is',
            ),
          },
        ]}
        {...{ filled, errors }}
      />
      <TextField
        name="note"
        label={t('Gửi cho ai, để làm gì', 'For whom and what for')}
        hint={t('Chỉ mình bạn đọc, để nhớ. Ví dụ: ngân hàng, vay vốn.', 'Only you read this.')}
        maxLength={100}
        optional
        {...{ filled, errors }}
      />
      <Actions>
        <Button>{t('Tạo đường dẫn', 'Make a link')}</Button>
      </Actions>
    </Form>
  )
}
