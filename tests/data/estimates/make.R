# Makes the files beside it: data that come with R's `survival` and `KMsurv`, a few made up at the edges, and what R says of
# them. Run in this folder: `Rscript make.R` (Debian: r-base-core r-cran-survival r-cran-kmsurv r-cran-jsonlite).
library(survival)
library(jsonlite)
invisible(suppressWarnings(data(cancer, package = "survival")))
data(larynx, package = "KMsurv")

null <- function(x) if (length(x) == 0 || is.na(x)) NULL else unname(x)

one <- function(d) {
  fit <- survfit(Surv(duration_days, closed) ~ 1, data = d, conf.type = "log-log")
  # the median as `print` says it; quantile() differs only where the curve stays at one half to its end
  table <- summary(fit)$table
  end <- function(p) null(unname(quantile(fit, p)$quantile))
  list(
    n = nrow(d), closed = sum(d$closed), censored = sum(1 - d$closed),
    median = null(table[["median"]]), median_low = null(table[["0.95LCL"]]), median_high = null(table[["0.95UCL"]]),
    p75 = end(0.75), p90 = end(0.9), mean_closed = null(mean(d$duration_days[d$closed == 1])),
    survival = lapply(seq_along(fit$time), function(i) list(
      t = fit$time[i], at_risk = fit$n.risk[i], events = fit$n.event[i], estimate = fit$surv[i],
      low = null(fit$lower[i]), high = null(fit$upper[i]))))
}

write <- function(name, source, d) {
  d <- d[complete.cases(d), ]
  d$closed <- as.integer(d$closed)
  exact <- transform(d, duration_days = sprintf("%.17g", duration_days))
  write.csv(exact, paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
  all <- c(list(source = source), one(d))
  if ("group" %in% names(d)) {
    test <- survdiff(Surv(duration_days, closed) ~ group, data = d)
    df <- sum(test$exp > 0) - 1
    all$groups <- lapply(sort(unique(as.character(d$group))), function(g)
      c(list(group = g), one(d[as.character(d$group) == g, ])))
    all$log_rank <- list(statistic = test$chisq, df = df, p = pchisq(test$chisq, df, lower.tail = FALSE))
  }
  write_json(all, paste0(name, ".json"), auto_unbox = TRUE, digits = I(17), null = "null")
}

from <- function(time, closed, group = NULL) {
  d <- data.frame(duration_days = time, closed = as.integer(closed))
  if (!is.null(group)) d$group <- gsub("[ ,]+", "_", as.character(group))
  d
}
pkg <- function(name, of = "survival") paste0("R package ", of, " ", packageVersion(of), ", data set ", name)

write("aml", pkg("aml"), with(aml, from(time, status, x)))
write("lung", pkg("lung"), with(lung, from(time, status == 2, sex)))
write("ovarian", pkg("ovarian"), with(ovarian, from(futime, fustat, rx)))
write("veteran", pkg("veteran"), with(veteran, from(time, status, celltype)))
write("kidney", pkg("kidney"), with(kidney, from(time, status, disease)))
write("stanford2", pkg("stanford2"), with(stanford2, from(time, status)))
write("mgus", pkg("mgus"), with(mgus, from(futime, death, sex)))
write("bladder1", pkg("bladder1, first rows"), with(bladder1[!duplicated(bladder1$id), ], from(stop - start, status == 1, treatment)))
write("rats", pkg("rats"), with(rats, from(time, status, rx)))
write("retinopathy", pkg("retinopathy"), with(retinopathy, from(futime, status, trt)))
write("heart", pkg("heart, spans"), with(heart, from(stop - start, event, surgery)))
write("larynx", pkg("larynx", "KMsurv"), with(larynx, from(time, delta, stage)))

# two that come with lifelines (`pip install lifelines`): LIFELINES is the folder lifelines/datasets
lifelines <- Sys.getenv("LIFELINES")
if (nzchar(lifelines)) {
  of <- function(name) read.csv(file.path(lifelines, name))
  write("waltons", "lifelines 0.30, waltons_dataset.csv", with(of("waltons_dataset.csv"), from(T, E, group)))
  write("rossi", "lifelines 0.30, rossi.csv", with(of("rossi.csv"), from(week, arrest, fin)))
}

made <- "made up"
write("ties_and_noughts", made, from(c(0, 0, 0, 1, 1, 1, 1, 2, 2, 5, 5, 5), c(1, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0), rep(c("a", "b"), 6)))
write("half_over_an_interval", made, from(c(2, 4, 6, 9, 9, 12), c(1, 1, 1, 1, 0, 1)))
write("half_to_the_end", made, from(c(3, 7, 10, 10), c(1, 1, 0, 0)))
write("all_censored", made, from(c(1, 4, 4, 9), c(0, 0, 0, 0)))
write("all_closed_at_once", made, from(rep(6, 5), rep(1, 5)))
write("one_closed", made, from(3, 1))
write("one_open", made, from(3, 0))
write("nearly_ties", made, from(c(0.1 + 0.2, 0.3, 1 / 3, 0.7 - 0.1, 0.6, 2), c(1, 1, 1, 0, 1, 0)))
write("one_group_never_at_risk", made, from(c(1, 2, 5, 6, 7, 9), c(0, 0, 1, 1, 0, 1), c("a", "a", "b", "b", "c", "c")))

# Aalen-Johansen: the share of each outcome at each time
competing <- function(name, source, time, outcome, levels) {
  keep <- !is.na(time)
  time <- time[keep]; outcome <- outcome[keep]
  write.csv(data.frame(duration_days = time, outcome = outcome), paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
  fit <- survfit(Surv(time, factor(outcome, 0:length(levels), c("open", levels))) ~ 1)
  write_json(list(source = source, outcomes = levels, t = fit$time, shares = lapply(seq_along(levels), function(k) fit$pstate[, k + 1]),
                  waiting = fit$pstate[, 1]), paste0(name, ".json"), auto_unbox = TRUE, digits = I(17))
}
competing("competing_mgus2", pkg("mgus2"),
  with(mgus2, ifelse(pstat == 0, futime, ptime)), with(mgus2, ifelse(pstat == 0, 2 * death, 1)), c("progressed", "died"))
competing("competing_transplant", pkg("transplant"), transplant$futime, as.integer(transplant$event) - 1, levels(transplant$event)[-1])
competing("competing_ties", made, c(0, 0, 1, 1, 1, 2, 2, 3, 5, 5), c(1, 2, 1, 1, 2, 0, 3, 2, 0, 1), c("a", "b", "c"))

# Wilson
pairs <- rbind(c(0, 5), c(5, 5), c(1, 1), c(0, 1), c(7, 10), c(13, 40), c(399, 400), c(1, 100000), c(2, 3))
write_json(list(source = "prop.test(correct = FALSE)", wilson = lapply(seq_len(nrow(pairs)), function(i) {
  limits <- suppressWarnings(prop.test(pairs[i, 1], pairs[i, 2], correct = FALSE)$conf.int)
  list(met = pairs[i, 1], n = pairs[i, 2], low = limits[1], high = limits[2])
})), "wilson.json", auto_unbox = TRUE, digits = I(17))
