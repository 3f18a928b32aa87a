export { budgetText } from './budget.ts'
export { choicesOf, workflowFor, type For } from './chosen.ts'
export {
  asksAnswers,
  cameFrom,
  end,
  hasCoordination,
  isDeciding,
  isNumbering,
  nextStep,
  pathOf,
  permissionOf,
  roles,
  stepAt,
  takenBranch,
} from './domain.ts'
export type {
  Answers,
  Coordination,
  FlowContent,
  Onward,
  Partner,
  StepRole,
  Workflow,
  WorkflowStep,
} from './domain.ts'
export { faultsWith } from './faults.ts'
export { chooseFlow, draftFlow, publishFlow } from './actions.ts'
export { workflow } from './store.ts'
export { FlowPicture } from './pages/picture.tsx'
export { flowToTry, namesFor } from './reads.ts'
export { testText, type Names as FlowNames } from './say-test.ts'
export { roleWords } from './words.ts'
