/**
 * Writes a reference as bodies to the other company carry it.
 * @param type as its `meta` names it: `store`. @param path below `/entity/` where it is another one, such as that of a state.
 */
export type Link = (type: string, id: string, path?: string) => { meta: object };
