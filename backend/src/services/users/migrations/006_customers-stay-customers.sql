-- Whoever gets hold of this service's credentials can disable and rename, but makes no administrator of a customer.
CREATE FUNCTION refuse_promotion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a customer never becomes staff';
END $$;
CREATE TRIGGER customers_stay_customers BEFORE UPDATE OF role ON users FOR EACH ROW
  WHEN (OLD.role = 'customer' AND NEW.role <> 'customer') EXECUTE FUNCTION refuse_promotion();
