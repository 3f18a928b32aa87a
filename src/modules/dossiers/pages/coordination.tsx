import { permissionOf, roleWords, type StepRole } from '#modules/workflows/index.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Radios, TextArea } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import {
  isOpen,
  opinions,
  type CoordinationLine,
  type CoordinationRequest,
  type Opinion,
} from '../coordination-store.ts'

type Both = readonly [vi: string, en: string]

export const opinionWords: Record<Opinion, Both> = {
  agree: ['Đồng ý', 'Agree'],
  disagree: ['Không đồng ý', 'Disagree'],
}

type PanelProps = {
  code: string
  requests: readonly CoordinationRequest[]
  names: ReadonlyMap<string, string>
}

/** Phối hợp: who was asked beside the lead, and what they said. */
export function CoordinationPanel({ code, requests, names }: PanelProps) {
  const { t } = useView()
  if (requests.length === 0) return null
  return (
    <Panel title={t('Phối hợp', 'Opinions of others')}>
      <Table
        caption={t('Ý kiến phối hợp', 'Opinions of others')}
        hideCaption
        rows={requests}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'who', head: t('Bên được hỏi', 'Asked'), cell: ({ role }) => roleText(role, t) },
          { key: 'task', head: t('Nội dung', 'About'), long: true, cell: ({ task }) => task },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: (one) => <RequestTag request={one} />,
          },
          {
            key: 'answer',
            head: t('Ý kiến', 'Opinion'),
            long: true,
            cell: (one) => <Opinion {...{ one, names, code }} />,
          },
        ]}
      />
    </Panel>
  )
}

type T = ReturnType<typeof useView>['t']

const roleText = (role: string, t: T) =>
  Object.entries(roleWords).find(([code]) => code === role)?.[1][t('0', '1') === '0' ? 0 : 1] ??
  role

function RequestTag({ request }: { request: CoordinationRequest }) {
  const { t } = useView()
  if (request.opinion)
    return (
      <Tag tone={request.opinion === 'agree' ? 'green' : 'orange'}>
        {t(...opinionWords[request.opinion])}
      </Tag>
    )
  if (request.closedAt) return <Tag>{t('Không chờ nữa', 'No longer asked')}</Tag>
  return (
    <Tag tone="yellow">
      {request.awaited
        ? t('Đang chờ', 'Awaited')
        : t('Đang hỏi, không bắt buộc chờ', 'Asked, not awaited')}
    </Tag>
  )
}

type OpinionProps = Pick<PanelProps, 'names' | 'code'> & { one: CoordinationRequest }

function Opinion({ one, names, code }: OpinionProps) {
  const { t, who } = useView()
  const isMine = isOpen(one) && who.can.has(permissionOf(one.role as StepRole))
  if (!one.answeredAt)
    return (
      <>
        {isMine && (
          <a href={`/can-bo/ho-so/${code}/phoi-hop/${one.number}`}>{t('Cho ý kiến', 'Answer')}</a>
        )}{' '}
        {one.dueAt && (
          <span class="muted">
            {t('Hạn', 'Due')} <When at={one.dueAt} />
          </span>
        )}
      </>
    )
  return (
    <>
      <p class="as-typed">{one.answer}</p>
      <span class="muted">
        {names.get(one.answeredBy ?? '')} <When at={one.answeredAt} />
      </span>
    </>
  )
}

type AnswerProps = {
  code: string
  procedureName: string
  request: CoordinationRequest
  departmentName: string | undefined
  isMine: boolean
  once: string
  filled?: Record<string, string> | undefined
  errors?: Record<string, string> | undefined
}

/** Cho ý kiến phối hợp: a page of its own, so that nothing typed on the dossier's page is lost. */
export function AnswerPage(props: AnswerProps) {
  const { t } = useView()
  const { code, procedureName, request, departmentName, isMine, once, filled, errors } = props
  return (
    <Page
      frame="staff"
      title={t('Cho ý kiến phối hợp', 'Give an opinion')}
      over={<span class="code">{code}</span>}
      lead={procedureName}
      crumbs={[
        { href: '/can-bo/phoi-hop', text: t('Việc phối hợp', 'Opinions asked') },
        { href: `/can-bo/ho-so/${code}`, text: code },
      ]}
    >
      <ErrorSummary {...{ errors }} />
      <Facts
        rows={[
          [t('Nội dung cần ý kiến', 'Asked about'), request.task],
          [t('Ở bước', 'At the step'), request.stepName],
          [
            t('Bên được hỏi', 'Asked'),
            [roleText(request.role, t), departmentName].filter(Boolean).join(', '),
          ],
          [t('Hỏi lúc', 'Asked at'), <When at={request.askedAt} />],
          [t('Hạn', 'Due'), request.dueAt && <When at={request.dueAt} />],
        ]}
      />
      {!isMine && (
        <Notice kind="warn" title={t('Yêu cầu này gửi bên khác.', 'This was asked of others.')} />
      )}
      {!isOpen(request) && <Ended {...{ request }} />}
      {isMine && (isOpen(request) || filled) && (
        <Form action={`/can-bo/ho-so/${code}/phoi-hop/${request.number}`} {...{ once }}>
          <Radios
            name="opinion"
            legend={t('Ý kiến', 'Opinion')}
            options={opinions.map((value) => ({ value, text: t(...opinionWords[value]) }))}
            {...{ filled, errors }}
          />
          <TextArea
            name="answer"
            label={t('Nội dung ý kiến', 'What you say')}
            hint={t(
              'Nêu căn cứ; bên chủ trì đọc đúng những gì bạn ghi.',
              'State the ground; the lead reads exactly this.',
            )}
            {...{ filled, errors }}
          />
          <Actions>
            <Button disabled={!isOpen(request)}>{t('Gửi ý kiến', 'Send')}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  )
}

function Ended({ request }: { request: CoordinationRequest }) {
  const { t } = useView()
  return (
    <Notice
      title={
        request.answeredAt
          ? t('Đã có người cho ý kiến.', 'Somebody has answered.')
          : t(
              'Hồ sơ đã rời bước này, không cần ý kiến nữa.',
              'The dossier has left the step; no opinion is needed.',
            )
      }
    >
      {request.answer && <p class="as-typed">{request.answer}</p>}
    </Notice>
  )
}

type ListProps = { lines: readonly CoordinationLine[]; next: string | undefined }

/** Việc phối hợp: open requests to this officer's roles, the oldest first. */
export function CoordinationList({ lines, next }: ListProps) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Việc phối hợp', 'Opinions asked')}
      lead={t(
        'Hồ sơ đang chờ ý kiến của bạn hoặc của phòng bạn, cũ nhất trước.',
        'Dossiers on which your opinion is asked, the oldest first.',
      )}
    >
      <Table
        caption={t('Việc phối hợp', 'Opinions asked')}
        hideCaption
        rows={lines}
        rowKey={({ code, number }) => `${code}/${number}`}
        empty={t('Không có hồ sơ nào chờ ý kiến phối hợp.', 'Nothing waits for an opinion.')}
        columns={[
          {
            key: 'task',
            head: t('Nội dung', 'About'),
            long: true,
            cell: ({ code, number, task }) => (
              <a href={`/can-bo/ho-so/${code}/phoi-hop/${number}`}>{task}</a>
            ),
          },
          {
            key: 'code',
            head: t('Hồ sơ', 'Dossier'),
            tight: true,
            cell: ({ code }) => (
              <a class="code" href={`/can-bo/ho-so/${code}`}>
                {code}
              </a>
            ),
          },
          {
            key: 'procedure',
            head: t('Thủ tục', 'Procedure'),
            long: true,
            cell: ({ procedureName }) => procedureName,
          },
          {
            key: 'asked',
            tight: true,
            head: t('Hỏi lúc', 'Asked'),
            cell: ({ askedAt }) => <When at={askedAt} />,
          },
          {
            key: 'due',
            tight: true,
            head: t('Hạn', 'Due'),
            cell: ({ dueAt }) => dueAt && <When at={dueAt} />,
          },
        ]}
      />
      <Pager {...{ next }} />
    </Page>
  )
}
