import type { ComponentKind, NeededComponent } from '#modules/forms/index.ts'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { HeldPaper } from '../held.ts'
import type { ToBring } from '../prepare.ts'

type Props = { bring: ToBring | undefined; held: ReadonlyMap<string, HeldPaper> }

/** What to bring, to tick on paper or on the screen; nothing of it is sent anywhere. */
export function CheckList({ bring, held }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Mang theo những gì', 'What to bring')} id="mang-gi">
      {bring === undefined ? (
        <p>
          {t(
            'Chưa có danh sách riêng cho thủ tục này. Hãy xem ở nguồn của thủ tục hoặc gọi hỏi bộ phận một cửa.',
            'There is no list for this procedure yet. See its source, or call the desk.',
          )}
        </p>
      ) : (
        <>
          <List papers={bring.needed} {...{ held }} />
          {bring.needed.length === 0 && (
            <p>
              {t('Không bắt buộc giấy tờ nào kèm tờ khai.', 'Nothing is needed with the form.')}
            </p>
          )}
          {bring.perhaps.length > 0 && (
            <>
              <h3>{t('Chỉ khi đúng với bạn', 'Only if it applies to you')}</h3>
              <List papers={bring.perhaps} {...{ held }} />
            </>
          )}
          <p class="muted">
            {t(
              'Giấy tờ đã có trên VNeID hoặc tra cứu được trong cơ sở dữ liệu thì không phải nộp lại. Trang này in được, hoặc lưu lại trên điện thoại.',
              'Papers on VNeID or in a database need not be handed in again. Print this page, or keep it on your phone.',
            )}
          </p>
        </>
      )}
    </Panel>
  )
}

type ListProps = { papers: readonly NeededComponent[]; held: Props['held'] }

function List({ papers, held }: ListProps) {
  const { t, lang } = useView()
  if (papers.length === 0) return null
  return (
    <ul class="check-list">
      {papers.map((paper) => {
        const known = held.get(paper.code)
        return (
          <li key={paper.code}>
            <label>
              <input type="checkbox" checked={known !== undefined} />{' '}
              <span>{paper.name[lang]}</span>
            </label>
            <p class="govuk-hint">
              {[
                paper.present === 'show'
                  ? t('Chỉ xuất trình', 'Only shown')
                  : paper.kinds.map((kind) => t(...kindWords[kind])).join(', '),
                paper.hint?.[lang],
              ]
                .filter(Boolean)
                .join('. ')}
            </p>
            {known && (
              <p>
                <Tag tone="green">{t('Xã đã có', 'We have it')}</Tag>{' '}
                <a href={known.href}>{known.title}</a>, <When on={known.on} />
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const kindWords: Record<ComponentKind, readonly [vi: string, en: string]> = {
  original: ['bản chính', 'original'],
  certified: ['bản sao chứng thực', 'certified copy'],
  copy: ['bản chụp', 'photocopy'],
  electronic: ['bản điện tử', 'electronic'],
}
