package io.planwright.infrastructure.follower;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says that the server is not ready while a follower does not get on. */
final class FollowersHealth implements HealthIndicator {

    private static final Duration MAY_PASS = Duration.ofSeconds(3);

    private final FollowerPositions positions;

    FollowersHealth(FollowerPositions positions) {
        this.positions = positions;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var follower : positions.running()) {
            var trouble = follower.trouble();
            if (trouble != null && trouble.lasts().compareTo(MAY_PASS) > 0) {
                health.down().withDetail(follower.name(), trouble.why());
            }
        }
        return health.build();
    }
}
