/** What can be asked: ports, views as folds, and the ways in. */
@NullMarked
package io.planwright.application;

import org.jspecify.annotations.NullMarked;
