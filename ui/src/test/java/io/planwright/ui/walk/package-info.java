/** The main job from end to end: the server that is shipped, driven by real browsers and over REST. */
@NullMarked
package io.planwright.ui.walk;

import org.jspecify.annotations.NullMarked;
