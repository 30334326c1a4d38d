/** What follows the log: read tables, open pages and policies, each under a name with a position of its own. */
@NullMarked
package io.planwright.infrastructure.follower;

import org.jspecify.annotations.NullMarked;
