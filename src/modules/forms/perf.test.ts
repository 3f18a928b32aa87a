import { test } from 'vitest'
import { allForms } from './catalogue.ts'
import { walkForm } from './walk.ts'
import { validateForm } from './validate.ts'
import { samples, context } from './testing.ts'
test('perf', () => {
  for (const form of allForms) {
    const raw = samples[form.code]!
    for (let i=0;i<300;i++) validateForm(form, raw, context())
    let t=performance.now()
    for (let i=0;i<500;i++) walkForm(form, raw, context())
    const w=(performance.now()-t)/500*1000
    t=performance.now()
    for (let i=0;i<500;i++) validateForm(form, raw, context())
    console.log(form.code, 'walk', w.toFixed(0),'validate', ((performance.now()-t)/500*1000).toFixed(0), 'us')
  }
})
