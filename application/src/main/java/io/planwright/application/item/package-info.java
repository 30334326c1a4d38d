/** Items: the pieces of texts that have a life of their own, such as criteria, risks and questions. */
@NullMarked
package io.planwright.application.item;

import org.jspecify.annotations.NullMarked;
