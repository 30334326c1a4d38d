export const receipt = (_lines, _percent) => [];
