/** Whether everything is there; what can be installed has been. */
export declare function ensureSound(options?: { tests?: boolean }): Promise<boolean>
