/** Who acts: people and programs, and how they get in. */
@NullMarked
package io.planwright.application.person;

import org.jspecify.annotations.NullMarked;
