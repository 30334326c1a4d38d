package io.planwright.application.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.workspace.SomeWorkspace;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoCredentialsTest {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ";

    private static List<String> in(String text) {
        return Found.by(Rule.NO_CREDENTIALS, SomeWorkspace.plain().prd("overview", text));
    }

    @Test
    void theLineIsNamedAndTheValueMasked() {
        assertThat(in("# A\n\n```bash\nDATABASE_URL=postgresql://shop:hunter22@db.example.org/shop\n```\n"))
                .containsExactly("prd.md:4 a password in a connection string: hu****");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://user:s3cr3tpw@host/db",
                "mongodb+srv://app:Tr0ub4dor&3@cluster0.example.net/test",
                "amqp://u:p@ssw0rd1@mq",
                "jdbc:postgresql://host/db?user=u&password=abc123xyz",
                "jdbc:sqlserver://host;databaseName=d;password=Qwerty77",
                "Server=db;User Id=sa;Password=Qwerty77;",
                "-----BEGIN RSA PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY-----",
                "    -----BEGIN PGP PRIVATE KEY BLOCK-----",
                "AKIAIOSFODNN7ABCDEFG",
                "password = \"hunter2\"",
                "Password: `hunter2hunter`",
                "DATABASE_PASSWORD=correcthorse",
                "export DB_PASSWORD='x9!kLm'",
                "SECRET_KEY=9f86d081884c7d659a2feaa0c55ad015",
                "API_KEY=0123abcd0123abcd",
                "  password: s3cretvalue",
                "{\"password\": \"hunter2\"}",
                "\"api_key\": \"a1b2c3d4e5f6\"",
                "Mật khẩu: 'T0iYeuVietNam'",
                "mật khẩu: matma2024",
                "Authorization: Bearer abcdef0123456789abcdef",
                "Authorization: Basic dXNlcjpodW50ZXIy"
            })
    void credentialsOfAllKindsAreFound(String text) {
        assertThat(in(text)).isNotEmpty();
    }

    @Test
    void tokensOfServicesAreFound() {
        assertThat(in("ghp_" + LETTERS)).singleElement().asString().contains("GitHub");
        assertThat(in("glpat-" + LETTERS)).singleElement().asString().contains("GitLab");
        assertThat(in("xoxb-" + "1234567890-abcdef")).singleElement().asString().contains("Slack");
        assertThat(in("sk-proj-" + LETTERS + "123")).singleElement().asString().contains("language model");
        assertThat(in("eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0In0" + ".dozjgNryP4J3jVmNHl0w5N"))
                .singleElement()
                .asString()
                .contains("web token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATABASE_URL=postgresql://user:password@host:port/database",
                "DATABASE_PASSWORD=your_password",
                "DATABASE_PASSWORD=secure_password",
                "DATABASE_PASSWORD=changeme  # replace",
                "DATABASE_PASSWORD=${DB_PASSWORD}",
                "DATABASE_PASSWORD=",
                "DATABASE_PASSWORD",
                "DATABASE_POOL_SIZE=10",
                "postgresql://${USER}:${PASSWORD}@host/db",
                "postgresql://user:<password>@host/db",
                "postgresql://user:***@host/db",
                "postgresql://user:{password}@host/db",
                "password = os.getenv(\"DATABASE_PASSWORD\")",
                "password = settings.database.password",
                "password: required",
                "Passwords are hashed; a password has at least 12 characters",
                "password = \"xxxxxxxx\"",
                "password: '********'",
                "api_key: \"{{ api_key }}\"",
                "token = \"csrf\"",
                "ACCESS_TOKEN_LIFETIME=3600",
                "http://localhost:8080/users/@me",
                "git@github.com:owner/name.git",
                "AKIAIOSFODNN7EXAMPLE",
                "Authorization: Bearer <token>",
                "Authorization: Bearer your_access_token_here",
                "Mật khẩu: mật_khẩu_của_bạn",
                "mật khẩu phải được lấy từ .env",
                "-----BEGIN PUBLIC KEY-----",
                "Load all database configs from .env, validate variables, NO hardcoded credentials"
            })
    void placeholdersAndTalkOfPasswordsAreNot(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void everyTextOfTheWorkspaceIsRead() {
        var workspace = SomeWorkspace.plain()
                .section("tmp/notes.md", "tmp-notes", "DB_PASSWORD=hunter2\n")
                .section("research/plan.md", "research-plan", "\n\nDB_PASSWORD=hunter2\n")
                .plan(
                        "tasks.md",
                        "# Tasks\n\n## Build\n- [ ] Set DB_PASSWORD=hunter2\n  - or postgres://u:hunter2@h/d\n");

        assertThat(Found.by(Rule.NO_CREDENTIALS, workspace))
                .containsExactly(
                        "research/plan.md:3 a secret in a setting: hu****",
                        "tasks.md:4 a secret in a setting: hu****",
                        "tasks.md:5 a password in a connection string: hu****",
                        "tmp/notes.md:1 a secret in a setting: hu****");
    }

    @Property(tries = 500, seed = "2026")
    void noFindingTellsTheSecret(@ForAll("secrets") String secret) {
        for (var text : List.of(
                "postgres://app:" + secret + "@host/db",
                "DB_PASSWORD=" + secret,
                "password = '" + secret + "'",
                "Authorization: Bearer " + secret,
                "jdbc:postgresql://h/d?password=" + secret)) {
            for (var found : in(text)) {
                assertThat(found.substring(found.indexOf(": ") + 1)).doesNotContain(secret);
            }
        }
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withCharRange('0', 'z')
                .withChars("!$%*._-~")
                .ofMinLength(1)
                .ofMaxLength(40);
    }
}
