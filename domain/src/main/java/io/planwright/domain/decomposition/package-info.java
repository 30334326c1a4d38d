/** Decompositions: tasks made of a document in passes, each reviewed by a person. */
@NullMarked
package io.planwright.domain.decomposition;

import org.jspecify.annotations.NullMarked;
