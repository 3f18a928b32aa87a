/** 079••••••234: enough to recognise a number that one holds, too little to learn it. One mask everywhere. */
export const maskIdNumber = (idNumber: string): string =>
  idNumber.length <= 6
    ? '•'.repeat(idNumber.length)
    : `${idNumber.slice(0, 3)}${'•'.repeat(idNumber.length - 6)}${idNumber.slice(-3)}`
