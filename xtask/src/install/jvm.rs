//! The jars: Java by Maven and by Gradle, Kotlin by Maven; the jar with all inside, and the jars of classes and of one platform's library.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::{FOUND, OFFICE, REPORT, fresh, lay};
use crate::checks::Checks;
use crate::mobile;

const JAVA: &str = r#"import java.nio.file.Files;
import java.nio.file.Path;
import ogi.report.OgiReport;

public class Show {
    public static void main(String[] paths) throws Exception {
        var report = OgiReport.inspect(Files.readAllBytes(Path.of(paths[0])), OgiReport.options().build());
        if (report.getFindings().stream().noneMatch(finding -> finding.getRule().equals("FOUND"))) throw new AssertionError(report);
        var word = OgiReport.inspect(Files.readAllBytes(Path.of(paths[1])), OgiReport.options().build());
        if (word.getYear() != 2023) throw new AssertionError(word);
    }
}
"#;
const KOTLIN: &str = r#"import java.io.File
import ogi.report.Options
import ogi.report.inspect

object Show {
    @JvmStatic
    fun main(paths: Array<String>) {
        val report = inspect(File(paths[0]).readBytes(), Options())
        check(report.findings.any { it.rule == "FOUND" })
        check(inspect(File(paths[1]).readBytes(), Options()).year?.toInt() == 2023)
    }
}
"#;
const KOTLIN_PLUGIN: &str = "<plugin><groupId>org.jetbrains.kotlin</groupId><artifactId>kotlin-maven-plugin</artifactId><version>2.2.21</version>
<configuration><jvmTarget>17</jvmTarget></configuration><executions><execution><goals><goal>compile</goal></goals></execution></executions></plugin>";

/// Packs the jars with the library of a release, and uses them from empty projects.
pub(super) fn run(checks: &mut Checks<'_>) -> Result<()> {
    if let Some(why) = mobile::jvm_missing() {
        checks.leave_out(&format!("Java and Kotlin: {why}"));
        return Ok(());
    }
    let (root, folder) = (checks.root, fresh(checks.root, "jvm")?);
    let library = mobile::native(root, true)?;
    mobile::build_jvm(root, &library)?;
    let repository = folder.join("repository");
    let platform = publish(root, &repository)?;
    // What was fetched stays; of our own package nothing may.
    let fetched = root.join("target/install/maven");
    if fetched.join("io/github/ogi-report").exists() {
        fs::remove_dir_all(fetched.join("io/github/ogi-report"))?;
    }
    let all = need("");
    let parts = need("<classifier>classes</classifier>") + &need(&format!("<classifier>natives-{platform}</classifier>"));
    for (name, program, source, needs, plugin) in [
        ("Java by Maven", JAVA, "src/main/java/Show.java", &all, ""),
        ("Java by Maven, classes and natives apart", JAVA, "src/main/java/Show.java", &parts, ""),
        ("Kotlin by Maven", KOTLIN, "src/main/kotlin/Show.kt", &all, KOTLIN_PLUGIN),
    ] {
        let project = folder.join(name.replace([' ', ','], "-"));
        let files = [("pom.xml", pom(&repository, needs, plugin)), (source, program.replace("FOUND", FOUND))];
        lay(&project, &files)?;
        let script = "cd \"$1\"; mvn --batch-mode --quiet \"-Dmaven.repo.local=$2\" package dependency:copy-dependencies; \
            java -cp 'target/classes:target/dependency/*' Show \"$3\" \"$4\"";
        checks.step(name, &mut java(script, &[&project, &fetched, &root.join(REPORT), &root.join(OFFICE)]));
    }
    if !Command::new("gradle").arg("--version").output().is_ok_and(|run| run.status.success()) {
        checks.leave_out("Java by Gradle: no gradle on PATH");
        return Ok(());
    }
    let version = env!("CARGO_PKG_VERSION");
    for (name, needs) in [
        ("Java by Gradle", format!("implementation 'io.github.ogi-report:ogi-report-jvm:{version}'")),
        (
            "Java by Gradle, classes and natives apart",
            format!(
                "implementation 'io.github.ogi-report:ogi-report-jvm:{version}:classes'\n    \
                runtimeOnly 'io.github.ogi-report:ogi-report-jvm:{version}:natives-{platform}'"
            ),
        ),
    ] {
        let project = folder.join(name.replace([' ', ','], "-"));
        let build = format!(
            "apply plugin: 'java'\nrepositories {{\n    maven {{ url uri('{}') }}\n    mavenCentral()\n}}\ndependencies {{\n    {needs}\n}}\n\
            task show(type: JavaExec, dependsOn: 'classes') {{\n    classpath = sourceSets.main.runtimeClasspath\n    \
            if (hasProperty('mainClass')) mainClass = 'Show' else main = 'Show'\n    args project.property('report'), project.property('office')\n}}\n",
            repository.display()
        );
        let files = [
            ("build.gradle", build),
            ("settings.gradle", "rootProject.name = 'empty'\n".to_owned()),
            ("src/main/java/Show.java", JAVA.replace("FOUND", FOUND)),
        ];
        lay(&project, &files)?;
        let script = "cd \"$1\"; gradle --quiet --no-daemon --gradle-user-home \"$2\" \"-Preport=$3\" \"-Poffice=$4\" show";
        let home = root.join("target/install/gradle");
        checks.step(name, &mut java(script, &[&project, &home, &root.join(REPORT), &root.join(OFFICE)]));
    }
    Ok(())
}

/// A script that finds only the library in the jar.
fn java(script: &str, arguments: &[&Path]) -> Command {
    let mut command = mobile::without_build_folders("sh");
    command.args(["-euc", script, "sh"]).args(arguments);
    command
}

/// Lays the packed jars with their description into a repository of Maven's layout; the platform whose library is among them.
fn publish(root: &Path, repository: &Path) -> Result<String> {
    let version = env!("CARGO_PKG_VERSION");
    let folder = repository.join("io/github/ogi-report/ogi-report-jvm").join(version);
    fs::create_dir_all(&folder)?;
    let name = format!("ogi-report-jvm-{version}");
    fs::copy(root.join("bindings-mobile/jvm/pom.xml"), folder.join(format!("{name}.pom")))?;
    let mut platform = None;
    for entry in fs::read_dir(root.join("bindings-mobile/jvm/target"))? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(rest) = file.strip_prefix(&name).and_then(|rest| rest.strip_suffix(".jar")) else { continue };
        println!("  {file}: {} kB", fs::metadata(&path)?.len() / 1000);
        fs::copy(&path, folder.join(&file))?;
        if let Some(of) = rest.strip_prefix("-natives-") {
            platform = Some(of.to_owned());
        }
    }
    platform.context("there is no jar of a platform's library")
}

fn need(classifier: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "<dependency><groupId>io.github.ogi-report</groupId><artifactId>ogi-report-jvm</artifactId><version>{version}</version>{classifier}</dependency>\n"
    )
}

fn pom(repository: &Path, needs: &str, plugin: &str) -> String {
    format!(
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>
<groupId>empty</groupId><artifactId>empty</artifactId><version>1</version>
<properties><maven.compiler.release>17</maven.compiler.release><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
<kotlin.compiler.daemon>false</kotlin.compiler.daemon></properties>
<repositories><repository><id>packed</id><url>file://{}</url></repository></repositories>
<dependencies>{needs}</dependencies>
<build><sourceDirectory>src/main/{}</sourceDirectory><plugins>
<plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>{plugin}</plugins></build></project>\n",
        repository.display(),
        if plugin.is_empty() { "java" } else { "kotlin" },
    )
}
