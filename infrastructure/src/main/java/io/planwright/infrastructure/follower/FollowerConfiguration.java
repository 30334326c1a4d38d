package io.planwright.infrastructure.follower;

import io.planwright.application.log.Followers;
import java.time.Clock;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what all followers share. */
@Configuration(proxyBeanMethods = false)
class FollowerConfiguration {

    @Bean
    FollowerPositions followerPositions(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            FlywayMigrationInitializer migrated) {
        return new FollowerPositions(jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    Followers followersHere(FollowerPositions positions) {
        return new FollowersHere(positions);
    }

    @Bean
    FollowersHealth followers(FollowerPositions positions) {
        return new FollowersHealth(positions);
    }
}
