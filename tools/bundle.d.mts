export declare function serverFile(node?: string): string
