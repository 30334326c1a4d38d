package io.planwright.infrastructure.rest;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is written is never answered as if it were not, however long the read tables take. */
class LaggingTest extends ServerTest {

    @Test
    void whatIsWrittenIsAnsweredAsWrittenThoughItCannotBeShownYet() throws SQLException {
        var project = project();
        var create = "{\"title\":\"Written\"}";
        var report = "# Imported\n\n- [ ] One\n";
        try (var connection = server.port(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            try (var hold = connection.prepareStatement("select position from follower for update")) {
                hold.executeQuery(); // no follower gets its turn
            }
            var creating = supplyAsync(() -> server.post(project + "/requirements", create, "Idempotency-Key", "k1"));
            var renaming = supplyAsync(() -> server.patch(project, "{\"name\":\"Other\"}"));
            var importing = supplyAsync(
                    () -> server.upload(project + "/imports?path=imported.md", "text/markdown", report.getBytes()));
            var created = creating.join();
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.text()).isEmpty();
            assertThat(created.header("Location")).contains("/requirements/");
            assertThat(created.header("Planwright-Position")).isNotNull();
            var renamed = renaming.join();
            assertThat(renamed.status()).isEqualTo(204);
            var imported = importing.join();
            assertThat(imported.status()).isEqualTo(200);
            assertThat(imported.at("/workspaces/0/slug")).isEqualTo("imported");
            connection.rollback();
        }
        await().until(() ->
                server.get(project + "/requirements").json().at("/items").size() == 2);
        var again = server.post(project + "/requirements", create, "Idempotency-Key", "k1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/title")).isEqualTo("Written");
        assertThat(server.get(project).at("/name")).isEqualTo("Other");
        assertThat(server.get(project + "/requirements").json().at("/items").size())
                .isEqualTo(2);
    }
}
