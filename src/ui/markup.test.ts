import { expect, test } from 'vitest'

import { markup } from './markup.ts'

test('what people typed is written as text, in content and in attributes', () => {
  const typed = `<script>alert("x")</script>' onclick='y&`
  expect(markup`<td title="${typed}">${typed}</td>`.html).toBe(
    '<td title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39; onclick=&#39;y&amp;">' +
      '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39; onclick=&#39;y&amp;</td>',
  )
})

test('pieces of markup go in as they are, nothing stays nothing', () => {
  const row = markup`<b>${1}</b>`
  expect(markup`<p>${row}${null}${undefined}${false}${[row, row]}</p>`.html).toBe(
    '<p><b>1</b><b>1</b><b>1</b></p>',
  )
})
