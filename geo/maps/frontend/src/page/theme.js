import { bridge, watch } from "../bridge.js";
import { placeLabels } from "../labels/labels.js";
import { textSizes } from "../labels/measure.js";
import { store } from "../store.js";

/* Letters on the map are as large as those of the page around it. */
export const followTextSize = (page) => {
  const follow = () => {
    const [wanted, own] = [page, document.documentElement].map((root) => root.ownerDocument.defaultView.getComputedStyle(root).fontSize);
    if (wanted === own) return;
    document.documentElement.style.fontSize = wanted;
    textSizes.clear();
    store.sides.forEach((side) => placeLabels(side));
  };
  watch(page, { attributes: true, attributeFilter: ["style"] }, follow);
  follow();
};

export const followTheme = () => {
  const page = bridge.page.document.documentElement;
  const dress = () => { document.documentElement.dataset.theme = page.dataset.theme || "light"; };
  if (page === document.documentElement) return;
  followTextSize(page);
  watch(page, { attributes: true, attributeFilter: ["data-theme"] }, dress);
  dress();
};
