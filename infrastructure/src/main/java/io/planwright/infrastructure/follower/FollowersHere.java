package io.planwright.infrastructure.follower;

import io.planwright.application.Missing;
import io.planwright.application.log.Followers;
import java.util.Comparator;
import java.util.List;

/** The followers that run on this node. */
final class FollowersHere implements Followers {

    private static final int MOST_TOLD = 100;

    private final FollowerPositions positions;

    FollowersHere(FollowerPositions positions) {
        this.positions = positions;
    }

    @Override
    public List<Status> all() {
        return positions.running().stream()
                .sorted(Comparator.comparing(Follower::name))
                .map(this::status)
                .toList();
    }

    private Status status(Follower follower) {
        var trouble = follower.trouble();
        return new Status(
                follower.name(),
                follower.position(),
                trouble == null ? null : trouble.why(),
                positions.leftOut(follower.name(), MOST_TOLD));
    }

    @Override
    public void retry(String name) {
        positions.running().stream()
                .filter(follower -> follower.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Missing("follower", name))
                .retryLeftOut();
    }
}
