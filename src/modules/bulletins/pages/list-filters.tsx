import { Select, TextField } from '#ui/field.tsx'
import { Filters } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { genres, kinds, priorities } from '../domain.ts'
import { languages } from '../languages.ts'
import type { Told } from '../standing.ts'
import { genreWords, kindWords, priorityWords, stateWords } from '../words.ts'

/** As a bulletin goes through them. */
const inOrder: readonly Told[] = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'scheduled',
  'on-air',
  'done',
  'withdrawn',
]

/** What the list is narrowed by; all of it stands in the address. */
export function ListFilters({ isArchive }: { isArchive: boolean }) {
  const { t } = useView()
  const blank = t('Tất cả', 'Any')
  // What is withdrawn is in the archive only.
  const shown = inOrder.filter((state) => isArchive || state !== 'withdrawn')
  return (
    <Filters action="/can-bo/ban-tin" keep={['archive']}>
      <TextField name="words" label={t('Tên hoặc nội dung', 'Title or words')} type="search" />
      <Select
        name="state"
        label={t('Tình trạng', 'State')}
        {...{ blank }}
        options={shown.map((value) => ({ value, text: t(...stateWords[value]) }))}
      />
      <Select
        name="priority"
        label={t('Mức', 'Priority')}
        {...{ blank }}
        options={priorities.map((value) => ({ value, text: t(...priorityWords[value]) }))}
      />
      <Select
        name="kind"
        label={t('Cách phát', 'Kind')}
        {...{ blank }}
        options={kinds.map((value) => ({ value, text: t(...kindWords[value]) }))}
      />
      <Select
        name="genre"
        label={t('Thể loại', 'Genre')}
        {...{ blank }}
        options={genres.map((value) => ({ value, text: t(...genreWords[value]) }))}
      />
      <Select
        name="language"
        label={t('Ngôn ngữ', 'Language')}
        {...{ blank }}
        options={languages.map(({ code, vi, en }) => ({ value: code, text: t(vi, en) }))}
      />
    </Filters>
  )
}
