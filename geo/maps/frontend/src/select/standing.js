/* States that have ended, and those that followed them. */

/**
 * What a feature is on a day: of a state that has ended by then, those that followed it.
 * @param {Record<string, [day: string, followedBy: string[]]>} ended the first day without each, and what followed it
 * @param {string} feature
 * @param {string} day
 */
export const standing = (ended, feature, day) => {
  const [first, followedBy] = ended[feature] ?? ["", [feature]];
  return day < first ? [feature] : followedBy;
};

/**
 * The parts of what is selected that have an edge each: every state that followed another, and all else together.
 * @param {Record<string, [day: string, followedBy: string[]]>} ended
 * @param {Set<string>} features as they are selected
 * @param {string} day
 * @returns {Set<string>[]}
 */
export const edgesApart = (ended, features, day) => {
  const each = [...features].map((feature) => standing(ended, feature, day));
  const others = new Set(each.filter(({ length }) => length === 1).flat());
  const followers = each.filter(({ length }) => length > 1).flat();
  return [others, ...followers.map((feature) => new Set([feature]))].filter(({ size }) => size);
};
