/** What administrators set: access tokens. */
@NullMarked
package io.planwright.ui.settings;

import org.jspecify.annotations.NullMarked;
