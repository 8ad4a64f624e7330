/* From these zooms on, the medium and the fine band of a layer are drawn. */
export const BANDS = [4.5, 6.5];
