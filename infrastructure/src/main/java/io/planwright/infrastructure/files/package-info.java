/** How contents of files are kept. */
@NullMarked
package io.planwright.infrastructure.files;

import org.jspecify.annotations.NullMarked;
