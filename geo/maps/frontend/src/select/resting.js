/* A pointer at rest under which the map changes: what comes to lie there is not named until the pointer moves. */

/* Where it was last; '' since the map changed. */
let last = "";

export const restPointer = () => {
  last = "";
  document.documentElement.dataset.resting = "";
};

/** @param {{ screenX: number, screenY: number }} pointer */
export const movePointer = ({ screenX, screenY }) => {
  const now = `${screenX} ${screenY}`;
  if (last && now !== last) delete document.documentElement.dataset.resting;
  last = now;
};
