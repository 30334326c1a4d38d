package io.planwright.infrastructure.work;

import io.planwright.application.Commands;
import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.task.Tasks;
import io.planwright.application.worker.Beats;
import io.planwright.application.worker.ClaimDesk;
import io.planwright.application.worker.WhenClaimEndsThenCountIt;
import io.planwright.application.worker.Workers;
import io.planwright.domain.task.Disciplines;
import io.planwright.infrastructure.eventstore.LogTail;
import io.planwright.infrastructure.follower.FollowerPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts together what goes on by itself. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

    @Bean
    Beats beats(JdbcClient jdbc) {
        return new JdbcBeats(jdbc);
    }

    @Bean
    LeaseWatch leaseWatch(ClaimDesk desk) {
        return new LeaseWatch(desk);
    }

    @Bean
    Policies policies(
            LogTail tail,
            FollowerPositions positions,
            Commands commands,
            CircuitBoard circuits,
            Tasks tasks,
            Workers workers,
            Beats beats,
            Disciplines disciplines,
            ReadPosition position) {
        return new Policies(
                tail,
                positions,
                new WhenClaimEndsThenCountIt(commands, circuits, tasks, workers, beats, disciplines, position));
    }
}
